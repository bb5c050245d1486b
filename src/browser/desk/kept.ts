/** Keeps words for the next page in this window. A browser may refuse to keep anything. */
export function keep(name: string, words: string): void {
  try {
    sessionStorage.setItem(name, words);
  } catch {
    return;
  }
}

/** Returns the words that were kept, and forgets them; undefined where there are none, or none are told. */
export function take(name: string): string | undefined {
  try {
    const words = sessionStorage.getItem(name) ?? undefined;
    sessionStorage.removeItem(name);
    return words;
  } catch {
    return undefined;
  }
}
