import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  codePointOffsets,
  createCodePoints,
  createUnits,
  linesOf,
  pointAt,
  withLineFeeds,
} from '../../../src/core/text/lines.ts';
import { anyText } from '../hostile.ts';

const text = fc.string({
  unit: fc.constantFrom('\r', '\n', 'a', '😀', '\u2028', '\u0085', '\v', '\f'),
});

/** The rule, as it is published. */
const lineEnd = /\r*\n|\r/g;

describe('a line', () => {
  test('ends where the rule says', () => {
    fc.assert(
      fc.property(text, (s) => {
        const starts = [...s.matchAll(lineEnd)].map((match) => match.index + match[0].length);
        expect(linesOf(s).starts).toEqual([0, ...starts]);
        expect(withLineFeeds(s)).toBe(s.replace(lineEnd, '\n'));
      }),
    );
  });

  test('is found for every offset', () => {
    fc.assert(
      fc.property(text, (s) => {
        const lines = linesOf(s);
        for (let at = 0; at <= s.length; at++) {
          const { line, column } = pointAt(lines, at);
          expect(Number(lines.starts[line - 1]) + column - 1).toBe(at);
          expect(lines.starts[line] ?? Infinity).toBeGreaterThan(at);
        }
      }),
    );
  });

  test.each([
    ['', 0, 1, 1],
    ['a\nb', 2, 2, 1],
    ['a\r\r\nb', 4, 2, 1],
    ['a\r\rb', 3, 3, 1],
    ['a\u2028b', 2, 1, 3],
    ['😀b', 2, 1, 3],
  ])('%j at %i is line %i, column %i', (s, at, line, column) => {
    expect(pointAt(linesOf(s), at)).toEqual({ line, column });
  });

  test('is found at once among any number of carriage returns', () => {
    expect(linesOf('\r'.repeat(300_000)).starts).toHaveLength(300_001);
    expect(withLineFeeds('\r'.repeat(300_000))).toBe('\n'.repeat(300_000));
  });
});

test('codePointOffsets counts characters, as other programs do', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.nat(20)), (s, cuts) => {
      const points = [...s];
      const counts = cuts.map((cut) => Math.min(cut, points.length)).sort((a, b) => a - b);
      const offsets = counts.map((count) => points.slice(0, count).join('').length);
      expect(codePointOffsets(s, offsets)).toEqual(counts);
      expect(offsets.map(createCodePoints(s))).toEqual(counts);
      expect(counts.map(createUnits(s))).toEqual(offsets);
      expect(createUnits(s)(points.length + 2)).toBe(s.length);
      const all = Array.from({ length: s.length + 2 }, (_, at) => at);
      expect(all.map(createCodePoints(s))).toEqual(codePointOffsets(s, all));
    }),
  );
});
