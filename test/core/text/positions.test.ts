import { describe, expect, test } from 'vitest';
import { codePointOf } from '../../../src/core/text/code-point.ts';
import { endOfMatch } from '../../../src/core/text/end-of-match.ts';
import { linesOf, startOfLine } from '../../../src/core/text/lines.ts';
import { mapEdges, mapUnits, positionAt } from '../../../src/core/text/positions.ts';

describe('positions', () => {
  // “a&amp;b”, of which the text is “a&b”.
  const positions = [0, 1, 6, 7];

  test('are those of an offset, and of the edges and the units of a range', () => {
    expect(positionAt(positions, 2)).toBe(6);
    expect(mapEdges(positions, { start: 1, end: 2 })).toEqual({ start: 1, end: 6 });
    expect(mapUnits(positions, { start: 0, end: 2 })).toEqual({ start: 0, end: 2 });
  });

  test('are not reckoned with where there is none', () => {
    expect(() => positionAt(positions, 4)).toThrow('Unexpected offset 4');
    expect(() => mapUnits(positions, { start: 0, end: 0 })).toThrow(RangeError);
    expect(() => startOfLine(linesOf('one\ntwo'), 3)).toThrow(RangeError);
  });
});

test('a sticky pattern matches at an offset, or nothing there', () => {
  expect(endOfMatch(/\d+/y, 'a12b', 1)).toBe(3);
  expect(endOfMatch(/\d+/y, 'a12b', 0)).toBe(0);
});

test('a character has a code point', () => {
  expect(codePointOf('\u{1F600}!')).toBe(0x1f600);
  expect(() => codePointOf('')).toThrow(RangeError);
});
