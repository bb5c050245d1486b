/** How many UTF-16 units the engine looks for by itself: what it does best, and slow in no text with as few. */
const short = 256;

/**
 * Returns where a text stands in another, which it may overlap, as UTF-16 offsets: the first `most` of them. Linear in both,
 * whatever they are, and what is behind the last of them is not looked at.
 */
export function occurrencesOf(words: string, text: string, most = Infinity): number[] {
  if (words === '') return [];
  const head = words.slice(0, short);
  const first = text.indexOf(head);
  if (first < 0) return [];
  if (head !== words) return longOccurrences(words, text, { first, most });
  const found: number[] = [];
  for (let at = first; at >= 0 && found.length < most; at = text.indexOf(words, at + 1))
    found.push(at);
  return found;
}

/**
 * As Knuth, Morris and Pratt do it (1977), from the first offset that may be one on: to look with `indexOf` for one after the
 * other takes as long as both are, multiplied.
 */
function longOccurrences(
  words: string,
  text: string,
  { first, most }: { first: number; most: number },
): number[] {
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
  for (let at = first; at < text.length && found.length < most; at++) {
    matched = further(matched, text.charCodeAt(at));
    if (matched === words.length) found.push(at + 1 - matched);
  }
  return found;
}
