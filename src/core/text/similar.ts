import { foldForMatching } from './matching.ts';
import { type Word, wordsOf } from './words.ts';
import type { Range } from './range.ts';

/** By how many of its first words a quotation is known: what is copied goes on as it begins. */
const most = 200;

/**
 * Returns the passage of `text` that has the longest run of words in common with `quote`, with as many words before
 * and after it as the quote has; UTF-16 offsets. Words are compared as they are folded for matching.
 * Undefined where no run has at least a third of the quote's words; of a long one, of its first 200.
 * @example
 * similarPassage('the talk of peace', 'He praised the talks of peace.') // => { start: 11, end: 29 }
 */
export function similarPassage(quote: string, text: string): Range | undefined {
  const [wanted, given] = [foldedWords(quote), foldedWords(text)];
  const sought = wanted.slice(0, most);
  let best = { length: 0, at: 0, in: 0 };
  let row: number[] = [];
  given.forEach(({ word }, index) => {
    const next = sought.map((other, n) =>
      other.word === word ? (n > 0 ? (row[n - 1] ?? 0) : 0) + 1 : 0,
    );
    next.forEach((length, n) => {
      if (length > best.length) best = { length, at: index - length + 1, in: n - length + 1 };
    });
    row = next;
  });
  const from = best.at - best.in;
  const passage = given.slice(Math.max(0, from), from + wanted.length);
  const [first, last] = [passage.at(0), passage.at(-1)];
  const isSimilar = best.length > 0 && best.length * 3 >= sought.length;
  return isSimilar && first && last ? { start: first.start, end: last.end } : undefined;
}

function foldedWords(text: string): Word[] {
  return wordsOf(text).map((one) => ({ ...one, word: foldForMatching(one.word).text }));
}
