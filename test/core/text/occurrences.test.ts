import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencesOf } from '../../../src/core/text/occurrences.ts';

/** One after the other. */
function naive(words: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

test('every place where words stand is found, also where they overlap', () => {
  expect(occurrencesOf('aba', 'ababa aba')).toEqual([0, 2, 6]);
  expect(occurrencesOf('', 'a')).toEqual([]);
  expect(occurrencesOf('ab', '')).toEqual([]);
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\u{1F600}'), maxLength: 40 });
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 }),
      letters,
      (words, text) => {
        expect(occurrencesOf(words, text)).toEqual(naive(words, text));
      },
    ),
  );
});

test('of many places the first are found, of short words and of long ones', () => {
  for (const length of [2, 256, 257, 400]) {
    const words = 'ab'.repeat(length).slice(0, length);
    const text = `-ab ${words}abab ${words}b${words}ab`;
    const all = naive(words, text);
    expect(all.length).toBeGreaterThan(4);
    expect(occurrencesOf(words, text)).toEqual(all);
    for (const most of [0, 1, 3])
      expect(occurrencesOf(words, text, most)).toEqual(all.slice(0, most));
  }
  expect(occurrencesOf('a'.repeat(300), 'a'.repeat(1_000_000), 12)).toHaveLength(12);
});

test('in a number of steps that grows with the text, whatever it is', () => {
  const half = 'a'.repeat(1_000_000);
  expect(occurrencesOf(half, half + half)).toHaveLength(1_000_001);
  expect(occurrencesOf(`${half}b`, half + half)).toHaveLength(0);
});
