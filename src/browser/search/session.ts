import type { Answer } from './answer.ts';
import { ask } from './ask.ts';
import { hitOf, type Hit } from './hit.ts';
import { openingOf } from './opening.ts';
import { addCounts, type Counts, type Index, type IndexLocation } from './pagefind.ts';
import type { FoundPlace } from './places.ts';
import { parseQuery } from './query.ts';
import { isIdle, type SearchState } from './state.ts';

/** What a search gives to be shown. */
export interface SearchResult extends Omit<Answer, 'places'> {
  hits: Hit[];
  /** How many places were read, of which these hits are the first; and in how many sources. */
  places: number;
  sources: number;
  /** Whether a part of the edition could not be searched. */
  partial: boolean;
  /** How many texts would have places, but cannot be opened. */
  beyond: number;
}

/** How long a reader who types is waited for, in milliseconds. */
export const pause = 60;

/** A search that several questions are put to, one after another. */
export interface Session {
  /** Returns all values of all facets, and whether some may be lacking, since a part of the edition could not be loaded. */
  values: () => Promise<{ values: Counts; partial: boolean }>;
  /**
   * Answers, after `wait` milliseconds in which another question may come: with the first hits, where more has to be loaded to
   * count them, and with the whole. Ends where another question has come by now, and where nothing is asked. What `ready` does is
   * waited for before the whole index is asked, and not for the first hits of one of several bundles.
   */
  search: (
    state: SearchState,
    wait?: number,
    ready?: () => Promise<void>,
  ) => AsyncGenerator<SearchResult, void, undefined>;
}

/** Opens a session on an index, with excerpts of at most so many UTF-16 units. Nothing is loaded before it is used. */
export function openSession(shelf: IndexLocation, excerpts?: number): Session {
  const opening = openingOf(shelf);
  let turn = 0;
  async function* search(
    state: SearchState,
    wait = 0,
    ready?: () => Promise<void>,
  ): AsyncGenerator<SearchResult, void, undefined> {
    const own = ++turn;
    if (isIdle(state)) return;
    let waits = wait > 0;
    for await (const library of opening.each()) {
      if (waits) await new Promise((done) => setTimeout(done, wait));
      waits = false;
      if (own !== turn) return;
      if (!library.isFirst) await ready?.();
      const reach = await shelf.reach?.();
      let whole = library.whole;
      const lacks = () => {
        whole = false;
        opening.doubt();
      };
      const indexes = library.indexes.map((index): Index => {
        const search: Index['search'] = async (...question) => {
          const found = await index.search(...question);
          if (found.isLacking) lacks();
          return found;
        };
        return { ...index, search, reach, lacks };
      });
      for await (const answer of ask(indexes, state)) {
        if (own !== turn) return;
        const shown = shownOf(answer, state, excerpts);
        const isLacking = indexes.some((one) => one.isLacking?.());
        if (!library.isFirst) yield { ...shown, partial: !whole || isLacking };
        else if (shown.places > 0) yield { ...shown, read: 'first', tallies: {}, partial: false };
        // Of a part of the index nothing is counted.
        if (library.isFirst) break;
      }
    }
  }
  const values = async () => {
    const { indexes, whole } = await opening.all();
    const values = addCounts(await Promise.all(indexes.map((index) => index.filters())));
    return { values, partial: !whole || indexes.some((index) => index.isLacking?.()) };
  };
  return { values, search };
}

function shownOf(
  { places: all, ...answer }: Answer,
  { query, shown }: SearchState,
  excerpts: number | undefined,
): Omit<SearchResult, 'partial'> {
  const asked = parseQuery(query);
  const places = all.filter(({ isBeyond }) => !isBeyond);
  const beyond = new Set(all.flatMap((one) => (one.isBeyond ? pageOf(one) : [])));
  const hits = places.slice(0, shown).map((place) => hitOf(place, asked, excerpts));
  const sources = new Set(places.flatMap(({ block }) => block.source ?? []));
  return { ...answer, hits, places: places.length, sources: sources.size, beyond: beyond.size };
}

function pageOf({ block: { url } }: FoundPlace): string {
  return url.replace(/#.*/, '');
}
