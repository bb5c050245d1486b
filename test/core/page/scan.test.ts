import { describe, expect, test } from 'vitest';
import { scan } from '../../../src/core/page/scan.ts';

/** The offsets at which the units of a value were written. */
function offsets(source: string, value: string, start = 0): number[] | undefined {
  const map = scan(source, start, value);
  return map && [...map];
}

describe('scan', () => {
  test.each<[string, string, string, number[]]>([
    ['plain text', 'abc', 'abc', [0, 1, 2]],
    ['an escape', 'a\\*b', 'a*b', [0, 1, 3]],
    ['a backslash that escapes nothing', 'a\\b', 'a\\b', [0, 1, 2]],
    ['a backslash at the end', 'a\\', 'a\\', [0, 1]],
    ['a character reference', 'a&amp;b', 'a&b', [0, 1, 6]],
    ['a number', '&#65;&#x42;c', 'ABc', [0, 5, 11]],
    ['a reference to two characters', '&NotEqualTilde;a', '≂̸a', [0, 0, 15]],
    ['a character beyond 16 bits', '&#x1F600;😀', '😀😀', [0, 0, 9, 10]],
    ['no reference', 'a &b; &', 'a &b; &', [0, 1, 2, 3, 4, 5, 6]],
    ['a line end between blanks', 'a \t\n  b', 'a\nb', [0, 3, 6]],
    ['a line end of two', 'a\r\nb', 'a\r\nb', [0, 1, 2, 3]],
    ['a line of a quote', 'a\n > > b', 'a\nb', [0, 1, 7]],
    ['blanks inside a line', 'a  b ', 'a  b', [0, 1, 2, 3]],
    ['blanks at the end', 'a  ', 'a  ', [0, 1, 2]],
    ['other spaces', 'a\u00A0\u2028b', 'a\u00A0\u2028b', [0, 1, 2, 3]],
    ['a null', 'a\0b', 'a\uFFFDb', [0, 1, 2]],
  ])('finds where %s is written', (_, source, value, expected) => {
    expect(offsets(source, value)).toEqual(expected);
  });

  test('begins anywhere', () => expect(offsets('ab\\*c', '*c', 2)).toEqual([2, 4]));

  test.each([
    ['`a`', 'a'],
    ['a', 'ab'],
    ['a\nb', 'a b'],
  ])('is undefined for what is no text of the source: %j, %j', (source, value) => {
    expect(offsets(source, value)).toBeUndefined();
  });

  test('takes any number of blanks', () => {
    const source = `a${' '.repeat(300_000)}b`;
    expect(offsets(source, source)?.at(-1)).toBe(300_001);
  });
});
