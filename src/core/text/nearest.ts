import { nameKey } from './matching.ts';

/** The longest word that is compared with others, in UTF-16 units: the time grows with the square of it. */
const longest = 200;

/**
 * How many steps all the lookups in one list may take, where a step compares two words or two letters of them: many words
 * that are all unknown, in a list that is long, would take the product of both.
 */
const most = 10_000_000;

/** Words in which others are looked up. */
export type Vocabulary = Iterable<string> | ReadonlyMap<string, unknown>;

/** A list of words, with what they are compared by, and the steps that are left for it. */
interface List {
  words: { word: string; key: string }[];
  left: number;
}

/** What is known of lists that are asked again: a list is not to change. */
const lists = new WeakMap<Vocabulary, List>();

/**
 * Returns the one of `known` that `word` was most likely meant to be, undefined where none is near, or it is longer than
 * words are: at most a third of its characters differ, or it is a part between hyphens of just one. Case does
 * not count, nor do the letters and digits that Arabic and Persian write in two ways. Where the same list is asked for so many words that
 * it would take too long, the last have none.
 * @example
 * nearest('Teheran', ['Tabriz', 'Tehran']) // => 'Tehran'
 * nearest('moscow', ['moscow-talks']) // => 'moscow-talks'
 */
export function nearest(word: string, known: Vocabulary): string | undefined {
  if (word.length > longest) return undefined;
  const list = lists.get(known) ?? listOf(known);
  lists.set(known, list);
  list.left -= list.words.length;
  if (list.left < 0) return undefined;
  const meant = nameKey(word);
  let best: string | undefined;
  let least = Math.floor(meant.length / 3) + 1;
  for (const { word: other, key } of list.words) {
    // Words whose lengths differ by more cannot be that near.
    if (other === word || Math.abs(key.length - meant.length) >= least) continue;
    list.left -= key.length * meant.length;
    const distance = distanceOf(meant, key, least);
    if (distance >= least) continue;
    [best, least] = [other, distance];
  }
  if (best !== undefined || meant === '') return best;
  const holding = list.words.filter(
    ({ word: other, key }) => other !== word && key.split('-').includes(meant),
  );
  return holding.length === 1 ? holding[0]?.word : undefined;
}

function listOf(known: Vocabulary): List {
  const words = [...(isMap(known) ? known.keys() : known)]
    .filter((word) => word.length <= 2 * longest)
    .map((word) => ({ word, key: nameKey(word) }));
  return { words, left: most };
}

function isMap(known: Vocabulary): known is ReadonlyMap<string, unknown> {
  return known instanceof Map;
}

/** Returns `did you mean “word”? ` where there is such a word, else ''. */
export function didYouMean(word: string, known: Vocabulary): string {
  return asking(nearest(word, known));
}

/** Returns `did you mean “word”? ` for a word that was found near, else ''. */
export function asking(near: string | undefined): string {
  return near === undefined ? '' : `did you mean “${near}”? `;
}

/**
 * How many characters must be changed, put in, left out or swapped with their neighbour to make one word of another
 * (optimal string alignment; Damerau 1964); `limit` where it is as many or more. In UTF-16 units.
 * @example
 * distanceOf('Tehran', 'Thern') // => 2
 */
export function distanceOf(a: string, b: string, limit = Infinity): number {
  const width = b.length + 1;
  let before = new Uint32Array(width);
  let row = Uint32Array.from({ length: width }, (_, n) => n);
  let next = new Uint32Array(width);
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    let least = i;
    for (let j = 1; j < width; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = at(before, j - 2) + (isSwapped ? 1 : Infinity);
      const steps = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + cost, swapped);
      next[j] = steps;
      least = Math.min(least, steps);
    }
    // What leads on from here is no shorter, be it by a swap: the row before has at least one step less, which that takes.
    if (least >= limit) return limit;
    [before, row, next] = [row, next, before];
  }
  return Math.min(at(row, b.length), limit);
}

/** Before the first there is nothing to come from. */
function at(row: Uint32Array, index: number): number {
  return row[index] ?? Infinity;
}
