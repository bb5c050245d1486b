import { isWhole, matchSaved } from './parts.ts';
import { cacheName, matchIn, readSaved } from './store.ts';
import { within } from './within.ts';

/** Tells whether a page can be opened, by its address. */
export type Reach = (url: string) => Promise<boolean>;

/** How long an answer of the site, or its silence, holds, in ms; and how long it is waited for. */
const holds = 10_000;
const patience = 4000;

/** How long the storage of the browser is waited for, in ms: a search goes on without it. */
const storage = 2000;

/**
 * Prepares to tell which pages can be opened while the site cannot be reached: those that are saved, or were visited. It gives
 * nothing where all of them can, or all are saved; nor where none is, and the index is not there either.
 */
export function openReach(base: string): () => Promise<Reach | undefined> {
  let asked = -Infinity;
  let answer = Promise.resolve(true);
  const isThere = () => {
    if (!navigator.onLine) return Promise.resolve(false);
    if (performance.now() - asked > holds) {
      asked = performance.now();
      answer = fetch(`${base}offline.json`, {
        method: 'HEAD',
        cache: 'no-store',
        signal: AbortSignal.timeout(patience),
      }).then(
        ({ status }) => status < 500,
        () => false,
      );
    }
    return answer;
  };
  return async () => {
    const saved = await within(storage, readSaved(base));
    if (!saved || isWhole(saved) || (await isThere())) return undefined;
    const known = new Map<string, Promise<boolean>>();
    return (url) => {
      const { pathname } = new URL(url, location.href);
      const isStored = async () =>
        !!(
          (await matchSaved(base, saved, pathname)) ??
          (await matchIn(cacheName(base, 'visited'), pathname))
        );
      const stored = known.get(pathname) ?? isStored();
      known.set(pathname, stored);
      return stored;
    };
  };
}
