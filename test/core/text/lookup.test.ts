import { expect, test } from 'vitest';
import { itemAt, present, getOrThrow } from '../../../src/core/text/lookup.ts';

test('what a list or a map has is returned, and what it has not is never undefined', () => {
  expect(itemAt(['a', ''], 1)).toBe('');
  expect(() => itemAt(['a'], 1)).toThrow('an item 1 in a list of 1');
  expect(getOrThrow(new Map([['a', 0]]), 'a')).toBe(0);
  expect(() => getOrThrow(new Map([['a', 0]]), 'b')).toThrow(RangeError);
  expect(() => present(null, 'a path')).toThrow('Unexpected lack of a path');
});
