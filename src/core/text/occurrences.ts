/**
 * Returns where a text stands in another, which it may overlap, as UTF-16 offsets. Linear in both, whatever they are (Knuth,
 * Morris and Pratt 1977): to look with `indexOf` for one after the other takes as long as both are, multiplied.
 */
export function occurrencesOf(words: string, text: string): number[] {
  if (words === '') return [];
  /** How many of the first characters match where so many do, and the next does not. */
  const backs = new Int32Array(words.length);
  const further = (matched: number, next: number) => {
    let count = matched;
    while (count > 0 && words.charCodeAt(count) !== next) count = backs[count - 1] as number;
    return words.charCodeAt(count) === next ? count + 1 : 0;
  };
  for (let at = 1; at < words.length; at++)
    backs[at] = further(backs[at - 1] as number, words.charCodeAt(at));
  const found: number[] = [];
  let matched = 0;
  for (let at = 0; at < text.length; at++) {
    matched = further(matched, text.charCodeAt(at));
    if (matched === words.length) found.push(at + 1 - matched);
  }
  return found;
}
