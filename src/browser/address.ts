let waiting = 0;

/**
 * Writes what a reader has chosen into the address, in place or as an entry of the history. Browsers refuse it where letters come fast (Safari
 * after 100 in 30 s, with a SecurityError): it is tried again each second, with what is chosen by then.
 */
export function writeAddress(address: string, how: 'push' | 'replace' = 'replace'): void {
  clearTimeout(waiting);
  try {
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  } catch {
    waiting = window.setTimeout(() => writeAddress(address, how), 1000);
  }
}
