import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlaps, type Range, rangesTo, trim } from '../../../src/core/text/range.ts';

test.each([
  [' a b\n', 0, 5, 'a b'],
  ['a\u00A0', 0, 2, 'a\u00A0'],
  ['a b c', 1, 4, 'b'],
  [' \t\n', 0, 3, undefined],
  ['a', 1, 1, undefined],
])('%j from %i to %i is %j without the white space at its edges', (text, start, end, expected) => {
  const range = trim({ start, end }, text);
  expect(range && text.slice(range.start, range.end)).toBe(expected);
});

test('two ranges overlap where they have a unit in common', () => {
  const range = fc
    .tuple(fc.nat(9), fc.integer({ min: 1, max: 9 }))
    .map(([start, length]): Range => ({ start, end: start + length }));
  const units = ({ start, end }: Range) => Array.from({ length: end - start }, (_, n) => start + n);
  fc.assert(
    fc.property(range, range, (a, b) => {
      expect(overlaps(a, b)).toBe(units(a).some((unit) => units(b).includes(unit)));
    }),
  );
});

test('ranges follow each other to the ends that they are given', () => {
  expect(rangesTo([3, 5], 1)).toEqual([
    { start: 1, end: 3 },
    { start: 3, end: 5 },
  ]);
});
