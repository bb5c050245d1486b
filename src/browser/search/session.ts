import { ask, type Answer } from './ask.ts';
import { hitOf, type Hit } from './hit.ts';
import { type Counts, type Index, addCounts, loadIndexes } from './pagefind.ts';
import { parseQuery } from './query.ts';
import { isIdle, type State } from './state.ts';

/** What a search gives to be shown. */
export interface Shown extends Omit<Answer, 'take'> {
  hits: Hit[];
}

/** A search that several questions are put to, one after another. */
export interface Session {
  /** Begins to load the index. Rejects where that fails; a later call tries again. */
  prepare: () => Promise<Index[]>;
  /** Returns all values of all facets. */
  values: () => Promise<Counts>;
  /** Answers; undefined where there is a later question by now, and where nothing is asked. */
  search: (state: State) => Promise<Shown | undefined>;
}

/** Opens a session on the index of the site under `base`. Nothing is loaded before it is used. */
export function openSession(base: string, language: string): Session {
  let loading: Promise<Index[]> | undefined;
  let turn = 0;
  const prepare = () => {
    loading ??= loadIndexes(`${base}pagefind/`, base, language).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const search = async (state: State) => {
    const own = ++turn;
    if (isIdle(state)) return undefined;
    const indexes = await prepare();
    if (own !== turn) return undefined;
    const { take, ...answer } = await ask(indexes, state);
    if (own !== turn) return undefined;
    const query = parseQuery(state.query);
    const hits = (await take(state.shown)).map((fragment) => hitOf(fragment, query));
    return own === turn ? { ...answer, hits } : undefined;
  };
  const values = async () => {
    const indexes = await prepare();
    return addCounts(await Promise.all(indexes.map((index) => index.filters())));
  };
  return { prepare, search, values };
}
