import type { Range } from './range.ts';

/**
 * How many marks a letter may have in what contributors write. Vietnamese has 2, phonetic script up to 5, Hebrew with
 * vowels and accents 6, and stacks of Tibetan, whose lower letters are marks, 9; scores of them are drawn over the lines around. The
 * Stream-Safe Text Format (UAX #15, §13) lets pass 30, which is what programs can take, not what is written.
 */
export const mostMarks = 10;

/** Marks in a row, and joiners, which do not end what is drawn on one letter. */
const marks = /[\p{M}\u200C\u200D]+/gu;

/** Returns where letters have more marks than writing needs: the marks, in UTF-16 units, and how many there are. */
export function findOvermarked(text: string): (Range & { count: number })[] {
  return [...text.matchAll(marks)].flatMap(({ 0: run, index }) => {
    const count = [...run].length;
    return count > mostMarks ? [{ start: index, end: index + run.length, count }] : [];
  });
}

/** Returns a text without the marks that are too many on their letters. */
export function withoutExcess(text: string): string {
  return text.replace(marks, (run) => [...run].slice(0, mostMarks).join(''));
}
