import { type IndexLocation, type Library, loadLibrary } from './pagefind.ts';

/** An index that is loaded when it is asked for. */
export interface Opening {
  /** Returns all of it. Rejects where nothing can be loaded; what cannot is tried again with the next call. */
  all: () => Promise<Library>;
  /**
   * Gives what can be searched: of an index of several bundles the first, as long as the others are not loaded, whose best
   * is a fair sample; and then all.
   */
  each: () => AsyncGenerator<Library & { isFirst: boolean }, void, undefined>;
}

/** Prepares to open an index. */
export function openingOf(shelf: IndexLocation): Opening {
  let first: Promise<Library> | undefined;
  let whole: Promise<Library> | undefined;
  const keep = (loading: Promise<Library>) => {
    const forget = () => (whole = undefined);
    loading.then((library) => library.whole || forget(), forget);
    return (whole = loading);
  };
  const all = () => whole ?? keep(loadLibrary(shelf));
  async function* each() {
    if (!whole) {
      first ??= loadLibrary(shelf, 1);
      // What cannot be loaded is told of the whole.
      const part = await first.catch(() => (first = undefined));
      if (part?.bundles === 1 && part.whole) void keep(Promise.resolve(part));
      else if (part) yield { ...part, isFirst: true };
    }
    yield { ...(await all()), isFirst: false };
  }
  return { all, each };
}
