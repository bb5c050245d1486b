import { expect, test } from 'vitest';
import { askedIn, asking } from '../../../src/browser/search/asked.ts';

const read = (address: string) => askedIn(new URL(address, 'https://example.org').searchParams);
const words = Array.from({ length: 20 }, (_, n) => `word ${n}`);

test('an address asks for the words that the search was asked for, and no more than it can highlight', () => {
  expect(asking('/a/#l1', ['b c', 'd'])).toBe('/a/?hl=b+c&hl=d#l1');
  expect(asking('/a/', [])).toBe('/a/');
  expect(read(asking('/a/', words))).toEqual(words.slice(0, 8));
  expect(read(asking('/a/', ['x'.repeat(100_000), 'b']))).toEqual(['b']);
});

test('and of an address that somebody else wrote no more is read', () => {
  const address = `/a/?${words.map((word) => `hl=${word}`).join('&')}`;
  expect(read(address)).toEqual(words.slice(0, 8));
  expect(read(`/a/?hl=${'x'.repeat(401)}&hl=${'y'.repeat(400)}`)).toEqual(['y'.repeat(400)]);
});
