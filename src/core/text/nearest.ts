import { nameKey } from './matching.ts';

/** The longest word that is compared with others, in UTF-16 units: the time grows with the square of it. */
const longest = 200;

/**
 * Returns the one of `known` that `word` was most likely meant to be, undefined where none is near, or it is longer than
 * words are: at most a third of its characters differ, or it is a part between hyphens of just one. Case does
 * not count, nor do the letters and digits that Arabic and Persian write in two ways.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > longest) return undefined;
  const meant = nameKey(word);
  const others = [...known].filter((other) => other !== word && other.length <= 2 * longest);
  const limit = Math.floor(meant.length / 3);
  let best: string | undefined;
  let least = limit + 1;
  for (const other of others) {
    const key = nameKey(other);
    // Words whose lengths differ by more cannot be that near.
    if (Math.abs(key.length - meant.length) >= least) continue;
    const distance = distanceOf(meant, key);
    if (distance >= least) continue;
    [best, least] = [other, distance];
  }
  if (best !== undefined || meant === '') return best;
  const holding = others.filter((other) => nameKey(other).split('-').includes(meant));
  return holding.length === 1 ? holding[0] : undefined;
}

/** Returns `did you mean “word”? ` where there is such a word, else ''. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `did you mean “${near}”? `;
}

/**
 * How many characters must be changed, put in, left out or swapped with their neighbour to make one word of another
 * (optimal string alignment; Damerau 1964). In UTF-16 units.
 */
export function distanceOf(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        Number(row[j]) + 1,
        Number(next[j - 1]) + 1,
        Number(row[j - 1]) + cost,
        swapped ? Number(before[j - 2]) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return Number(row[b.length]);
}
