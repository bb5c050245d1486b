import { foldForMatching } from './matching.ts';
import { type Word, wordsOf } from './words.ts';
import type { Range } from './range.ts';

/**
 * Returns the passage of `text` that has the longest run of words in common with `quote`, with as many words before
 * and after it as the quote has; UTF-16 offsets. Words are compared as they are folded for matching.
 * Undefined where no run has at least a third of the quote's words. Takes the product of both lengths.
 * @example
 * similarPassage('the talk of peace', 'He praised the talks of peace.') // => { start: 11, end: 29 }
 */
export function similarPassage(quote: string, text: string): Range | undefined {
  const [wanted, given] = [quote, text].map((of) =>
    wordsOf(of).map((word) => ({ ...word, word: plain(word.word) })),
  ) as [Word[], Word[]];
  let best = { length: 0, at: 0, in: 0 };
  let row: number[] = [];
  given.forEach(({ word }, index) => {
    const next = wanted.map((other, n) =>
      other.word === word ? (n > 0 ? (row[n - 1] ?? 0) : 0) + 1 : 0,
    );
    next.forEach((length, n) => {
      if (length > best.length) best = { length, at: index - length + 1, in: n - length + 1 };
    });
    row = next;
  });
  if (best.length === 0 || best.length * 3 < wanted.length) return undefined;
  const first = given[Math.max(0, best.at - best.in)];
  const last = given[Math.min(given.length, best.at - best.in + wanted.length) - 1];
  return { start: Number(first?.start), end: Number(last?.end) };
}

function plain(word: string): string {
  return foldForMatching(word).text;
}
