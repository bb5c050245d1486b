import type { Answer } from './answer.ts';
import { type Candidates, candidatesFor } from './candidates.ts';
import { orderPlaces } from './order.ts';
import type { Index } from './pagefind.ts';
import type { FoundPlace } from './places.ts';
import { parseQuery } from './query.ts';
import { atOnce, type Question, readAll, readBest, readByDate } from './read.ts';
import type { Chosen, SearchState } from './state.ts';
import { exactTallies, roughTallies, type Tallies } from './tally.ts';
import { understand } from './understand.ts';

/**
 * Searches all indexes, each word in some form and each phrase as it is written; and answers twice where there is more to
 * be loaded: with the first places, before they are counted, and with all.
 */
export async function* ask(
  indexes: readonly Index[],
  state: SearchState,
): AsyncGenerator<Answer, void, undefined> {
  const { isCut, ...query } = parseQuery(state.query);
  const { asked, ...understood } = await understand(indexes, query.words);
  const known = { ...understood, isCut };
  const isNowhere = query.words.length > 0 && known.missing.length === query.words.length;
  if (isNowhere && query.phrases.length === 0) {
    yield { ...known, places: [], records: 0, read: 'all', tallies: {} };
    return;
  }
  const question: Question = { asked, query, state };
  const found = await candidatesFor(asked, query, state.chosen);
  const records = found.records.length;
  if (records > atOnce && state.sort === 'relevance') {
    const places = await readBest(question, found);
    yield { ...known, places, records, read: 'first', tallies: {} };
  }
  const all = await readAll(question, found);
  const tallies = await talliesOf(question, found, all);
  if (all) {
    const places = orderPlaces(all, query, state.sort);
    yield { ...known, places, records, read: 'all', tallies };
    return;
  }
  const places = await (state.sort === 'relevance'
    ? readBest(question, found)
    : readByDate(question));
  yield { ...known, places, records, read: 'some', tallies };
}

/** A facet in which something is chosen counts its values as if nothing were. */
async function talliesOf(
  question: Question,
  { counts }: Candidates,
  places: FoundPlace[] | undefined,
): Promise<Tallies> {
  const { asked, query, state } = question;
  const tallies = places ? exactTallies(places) : roughTallies(counts);
  const chosen = Object.keys(state.chosen) as (keyof Chosen)[];
  for (const name of chosen) {
    const { [name]: _, ...rest } = state.chosen;
    const found = await candidatesFor(asked, query, rest);
    const all = await readAll(question, found, rest);
    Object.assign(tallies, {
      [name]: (all ? exactTallies(all) : roughTallies(found.counts))[name],
    });
  }
  return tallies;
}
