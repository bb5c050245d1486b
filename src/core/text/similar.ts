import { push } from './lookup.ts';
import { foldForMatching } from './matching.ts';
import { type Word, wordsOf } from './words.ts';
import type { Range } from './range.ts';

/** By how many of its first words a quotation is known: what is copied goes on as it begins. */
const most = 200;

/**
 * Returns what finds in a text the passage that has the longest run of words in common with `quote`, which is read once, with as many words before
 * and after it as the quote has; UTF-16 offsets. Words are compared as they are folded for matching.
 * Undefined where no run has at least a third of the quote's words; of a long one, of its first 200.
 * @example
 * seekSimilar('the talk of peace')('He praised the talks of peace.') // => { start: 11, end: 29 }
 */
export function seekSimilar(quote: string): (text: string) => Range | undefined {
  const wanted = foldedWords(quote);
  const sought = wanted.slice(0, most);
  const places = new Map<string, number[]>();
  sought.forEach(({ word }, n) => push(places, word, n));
  return (text) => {
    const given = foldedWords(text);
    let best = { length: 0, at: 0, in: 0 };
    /** By the place in the quote of its last word: how many words a run has that ends at the word before. */
    let runs: ReadonlyMap<number, number> = new Map();
    given.forEach(({ word }, index) => {
      const next = new Map<number, number>();
      for (const n of places.get(word) ?? []) {
        const length = (runs.get(n - 1) ?? 0) + 1;
        next.set(n, length);
        if (length > best.length) best = { length, at: index - length + 1, in: n - length + 1 };
      }
      runs = next;
    });
    const from = best.at - best.in;
    const passage = given.slice(Math.max(0, from), from + wanted.length);
    const [first, last] = [passage.at(0), passage.at(-1)];
    const isSimilar = best.length > 0 && best.length * 3 >= sought.length;
    return isSimilar && first && last ? { start: first.start, end: last.end } : undefined;
  };
}

function foldedWords(text: string): Word[] {
  return wordsOf(text).map((one) => ({ ...one, word: foldForMatching(one.word).text }));
}
