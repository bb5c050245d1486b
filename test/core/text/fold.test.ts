import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank } from '../../../src/core/text/blank.ts';
import { fold, foldWithMap, mapRange } from '../../../src/core/text/fold.ts';
import { anyText } from '../hostile.ts';

/** Texts with much white space, and much that resembles it. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[' ', '\t', '\n', '\f', '\r', '\v', '\u00A0', '\uFEFF', '\u2028', '\u0085'],
      ),
      fc.constantFrom('a', 'b', '😀'),
      anyText,
    ),
  )
  .map((parts) => parts.join(''));

/** The rule, as it is published. */
function published(s: string): string {
  const spaced = s.replace(/[\t\n\f\r ]+/g, ' ');
  return spaced.replace(/^ /, '').replace(/ $/, '');
}

describe('fold', () => {
  test('is what is published', () => {
    fc.assert(
      fc.property(text, (s) => {
        expect(fold(s)).toBe(published(s));
      }),
    );
  });

  test('leaves a folded text as it is', () => {
    fc.assert(
      fc.property(text, (s) => {
        expect(fold(fold(s))).toBe(fold(s));
      }),
    );
  });

  test.each([
    ['', ''],
    [' ', ''],
    ['\r\n\t ', ''],
    ['  a\n\nb ', 'a b'],
    ['\u00A0a\uFEFF', '\u00A0a\uFEFF'],
    ['a\u2028\u0085\vb', 'a\u2028\u0085\vb'],
  ])('%j becomes %j', (from, to) => expect(fold(from)).toBe(to));
});

describe('foldWithMap', () => {
  test('folds alike', () => {
    fc.assert(
      fc.property(text, (s) => {
        expect(foldWithMap(s).text).toBe(fold(s));
      }),
    );
  });

  test('leads from each folded unit to the one it stands for', () => {
    fc.assert(
      fc.property(text, (s) => {
        const { text: folded, raw } = foldWithMap(s);
        expect(raw).toHaveLength(folded.length);
        raw.forEach((at, index) => {
          expect(at).toBeGreaterThan(index === 0 ? -1 : Number(raw[index - 1]));
          if (folded[index] !== ' ') expect(s[at]).toBe(folded[index]);
          else expect(isBlank(s.charCodeAt(at)) && !isBlank(s.charCodeAt(at - 1))).toBe(true);
        });
      }),
    );
  });

  test('counts what stands before each offset', () => {
    fc.assert(
      fc.property(text, (s) => {
        const { text: whole, folded } = foldWithMap(s);
        expect(folded).toHaveLength(s.length + 1);
        expect(folded[s.length]).toBe(whole.length);
        folded.forEach((count, at) => {
          expect(count).toBeGreaterThanOrEqual(at === 0 ? 0 : Number(folded[at - 1]));
          // What is before holds the same words, but for a space that the blank at the edge stands for.
          const before = whole.slice(0, count);
          expect(fold(before)).toBe(fold(s.slice(0, at)));
        });
      }),
    );
  });

  test('leads there and back', () => {
    fc.assert(
      fc.property(text, (s) => {
        const { raw, folded } = foldWithMap(s);
        raw.forEach((at, index) => {
          expect(folded[at]).toBe(index);
        });
      }),
    );
  });
});

describe('mapRange', () => {
  test('finds the same words in another text with the same fold', () => {
    const spaced = fc.constantFrom(' ', '\n', '\r\n', '\t\t', '\n\n');
    const texts = fc
      .array(fc.tuple(fc.constantFrom('a', 'bc', '😀', '\u00A0'), spaced, spaced))
      .map((parts) => [
        parts.map(([w, s]) => w + s).join(''),
        parts.map(([w, , s]) => w + s).join(''),
      ]);
    fc.assert(
      fc.property(texts, fc.nat(60), fc.nat(60), ([a = '', b = ''], one, two) => {
        const [start, end] = [Math.min(one, two, a.length), Math.min(Math.max(one, two), a.length)];
        const range = mapRange(foldWithMap(a), foldWithMap(b), { start, end });
        const words = fold(a.slice(start, end));
        if (!range) {
          expect(words).toBe('');
          return;
        }
        expect(fold(b.slice(range.start, range.end))).toBe(words);
        expect(b.slice(range.start, range.end)).not.toMatch(/^[\t\n\f\r ]|[\t\n\f\r ]$/);
      }),
    );
  });
});
