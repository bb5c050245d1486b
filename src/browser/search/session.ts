import type { Answer } from './answer.ts';
import { ask } from './ask.ts';
import { hitOf, type Hit } from './hit.ts';
import { addCounts, type Counts, type Index, loadIndexes, type IndexLocation } from './pagefind.ts';
import { parseQuery } from './query.ts';
import { batch, isIdle, type State } from './state.ts';

/** What a search gives to be shown. */
export interface Shown extends Omit<Answer, 'take'> {
  hits: Hit[];
}

/** How long a reader who types is waited for, in milliseconds. */
export const pause = 60;

/** A search that several questions are put to, one after another. */
export interface Session {
  /** Begins to load the index. Rejects where that fails; a later call tries again. */
  prepare: () => Promise<Index[]>;
  /** Returns all values of all facets. */
  values: () => Promise<Counts>;
  /**
   * Answers, after `wait` milliseconds in which another question may come; undefined where one has come by now, and
   * where nothing is asked.
   */
  search: (state: State, wait?: number) => Promise<Shown | undefined>;
}

/** Opens a session on an index, with excerpts of at most so many UTF-16 units. Nothing is loaded before it is used. */
export function openSession(shelf: IndexLocation, excerpts?: number): Session {
  let loading: Promise<Index[]> | undefined;
  let turn = 0;
  const prepare = () => {
    loading ??= loadIndexes(shelf).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const search = async (state: State, wait = 0) => {
    const own = ++turn;
    if (isIdle(state)) return undefined;
    const indexes = await prepare();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    if (own !== turn) return undefined;
    const { take, ...answer } = await ask(indexes, state);
    if (own !== turn) return undefined;
    const query = parseQuery(state.query);
    const hits = (await take(state.shown)).map((fragment) => hitOf(fragment, query, excerpts));
    if (own !== turn) return undefined;
    return { ...answer, hits: state.sort === 'relevance' ? namedFirst(hits) : hits };
  };
  const values = async () => {
    const indexes = await prepare();
    return addCounts(await Promise.all(indexes.map((index) => index.filters())));
  };
  return { prepare, search, values };
}

/** Whoever asks for a name most likely wants what has it; among the first results only, so that more change nothing. */
function namedFirst(hits: readonly Hit[]): Hit[] {
  const first = hits.slice(0, batch);
  const named = first.filter((hit) => hit.named);
  return [...named, ...first.filter((hit) => !hit.named), ...hits.slice(batch)];
}
