/** Returns the UTF-16 offset past what a sticky pattern matches at an offset; the offset where it matches nothing. */
export function endOfMatch(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}
