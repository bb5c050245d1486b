import fc from 'fast-check';
import { expect, test } from 'vitest';
import { greatest, least } from '../../../src/core/text/greatest.ts';

test('of numbers, however many, the greatest and the least are told', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (numbers, bound) => {
      expect(greatest(numbers, bound)).toBe(Math.max(bound, ...numbers));
      expect(least(numbers, bound)).toBe(Math.min(bound, ...numbers));
    }),
  );
  expect([greatest([]), least([])]).toEqual([-Infinity, Infinity]);
  const many = Array.from({ length: 300_000 }, (_, n) => n);
  expect([greatest(many), least(many)]).toEqual([299_999, 0]);
});
