import { append } from '../../core/page/append.ts';
import { type Candidates, candidatesFor } from './candidates.ts';
import { orderPlaces, isChosen } from './order.ts';
import type { FoundPlace } from './places.ts';
import type { Query } from './query.ts';
import type { Chosen, SearchState } from './state.ts';
import type { Asked } from './understand.ts';

/** A question, and how it is understood. */
export interface Question {
  asked: Asked[];
  query: Query;
  state: SearchState;
}

/** How many records are read at once, until there is enough to be shown. */
export const atOnce = 4;

/**
 * How many are read at the most: each is loaded. Of a phrase only the text tells whether it has it; and where not all pages
 * can be opened, only the record whether its own can, but it is on the device.
 */
function mostIn({ asked, query: { phrases } }: Question): number {
  if (asked.some(({ index }) => index.reach)) return 500;
  return phrases.length > 0 ? 300 : 100;
}

/** Returns all places that are as it is chosen, record by record; undefined where they are too many to be read. */
export async function readAll(
  question: Question,
  { records }: Candidates,
  chosen: Chosen = question.state.chosen,
): Promise<FoundPlace[] | undefined> {
  if (records.length > mostIn(question)) return undefined;
  const places = await Promise.all(records.map(({ read }) => read()));
  return places.flat().filter(isChosen(chosen));
}

/** Returns the places of the best records: of as many as give what is to be shown, or of the most that are read. */
export async function readBest(question: Question, { records }: Candidates): Promise<FoundPlace[]> {
  const { query, state } = question;
  const most = records.slice(0, mostIn(question));
  const places: FoundPlace[] = [];
  let whole = 0;
  for (let at = 0; at < most.length && whole < state.shown; at += atOnce) {
    const read = await Promise.all(most.slice(at, at + atOnce).map((one) => one.read()));
    append(places, read.flat().filter(isChosen(state.chosen)));
    whole = places.filter((place) => place.whole && !place.isBeyond).length;
  }
  return orderPlaces(places, query, state.sort);
}

/** Returns the places of the first or last years, of as many as give what is to be shown. */
export async function readByDate({ asked, query, state }: Question): Promise<FoundPlace[]> {
  // They are counted when they are loaded.
  await Promise.all(asked.map(({ index }) => index.filters()));
  const { counts } = await candidatesFor(asked, query, state.chosen);
  const places: FoundPlace[] = [];
  // What is dated comes first in either order, and then what has no year.
  const isYear = (year: string) => /^\d/.test(year);
  const years = Object.keys(counts.year ?? {})
    .filter(isYear)
    .sort();
  if (state.sort === 'newest') years.reverse();
  for (const year of [...years, 'none']) {
    if (places.filter(({ isBeyond }) => !isBeyond).length >= state.shown) break;
    const { records } = await candidatesFor(asked, query, state.chosen, { year });
    const read = await Promise.all(records.map((one) => one.read()));
    append(places, orderPlaces(read.flat().filter(isChosen(state.chosen)), query, state.sort));
  }
  return places;
}
