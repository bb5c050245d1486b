/**
 * Returns what loads a module from its address, a file with all that it imports. What could not be loaded is asked for by another
 * address the next time: browsers may hold a module that failed for failed as long as the page is open
 * (https://github.com/whatwg/html/issues/6768), with what it imports, and what follows a # is not sent.
 */
export function later<T>(address: string): () => Promise<T> {
  let loading: Promise<T> | undefined;
  let tries = 0;
  const load = () => import(/* @vite-ignore */ `${address}#${tries++}`) as Promise<T>;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
