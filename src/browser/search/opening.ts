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
  /** Is told that a file was lacking: before the next question it is looked whether the index is another by now. */
  doubt: () => void;
}

/** Prepares to open an index. */
export function openingOf(shelf: IndexLocation): Opening {
  let first: Promise<Library> | undefined;
  let whole: Promise<Library> | undefined;
  let isDoubted = false;
  const keep = (loading: Promise<Library>) => {
    const forget = () => (whole = undefined);
    loading.then((library) => library.whole || forget(), forget);
    return (whole = loading);
  };
  const load = () => whole ?? keep(loadLibrary(shelf));
  const all = async () => {
    const library = await load();
    if (!isDoubted) return library;
    isDoubted = false;
    if (!(await library.isReplaced())) return library;
    whole = first = undefined;
    return load();
  };
  const doubt = () => void (isDoubted = true);
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
  return { all, each, doubt };
}
