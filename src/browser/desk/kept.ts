/** Keeps words for the next page in this window; returns whether it does, since a browser may refuse to keep anything. */
export function keep(name: string, words: string): boolean {
  try {
    sessionStorage.setItem(name, words);
    return true;
  } catch {
    return false;
  }
}

/** Returns the words that were kept; undefined where there are none, or none are told. */
export function kept(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Returns the words that were kept, and forgets them. */
export function take(name: string): string | undefined {
  const words = kept(name);
  if (words !== undefined) sessionStorage.removeItem(name);
  return words;
}
