import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Direction } from '../../../src/core/text/direction.ts';
import { apartIn } from '../../../src/core/text/isolates.ts';

const bidi = bidiFactory();

/** What a text may be made of where the directions meet. */
const pieces = [
  ...['שלום', 'נ', 'نامه', 'ا', 'abc', 'f', '10', '5', '1950', '۱۳', '٢٥', '٣'],
  ...['$', '%', '#', '+', '-', '\u2013', '.', ',', '/', ':', '\u00A0', ' ', ' ', ' '],
  ...[
    '(',
    ')',
    '[',
    ']',
    '«',
    '»',
    '!',
    '"',
    'e\u0301',
    'ב\u05B0',
    '\u200E',
    '\u200F',
    '\u061C',
    '؛',
    '؟',
    '־',
    '״',
    'Ⅷ',
    '٫',
    '٬',
  ],
];
const texts = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
  .map((chosen) => chosen.join(''));

/** What begins and ends elements as UAX 9 has them (CSS Writing Modes 4, 2.2): `<bdo dir="ltr">` overrides within an isolate. */
const around = { ltr: ['\u2066\u202D', '\u202C\u2069'], rtl: ['\u2067', '\u2069'] } as const;
const gap = '\u2068[gap]\u2069';

/** Returns the offsets of a text in the order in which they are seen, the leftmost first, with what is put in at offsets of it. */
function seen(words: string, direction: Direction, put: readonly [number, string][]): number[] {
  let line = '';
  const own: number[] = [];
  for (let at = 0; at <= words.length; at++) {
    for (const [, text] of put.filter(([offset]) => offset === at)) line += text;
    own[line.length] = at;
    line += words.charAt(at);
  }
  const order = bidi.getReorderedIndices(line, bidi.getEmbeddingLevels(line, direction));
  return order.flatMap((at) => {
    const offset = own[at];
    return offset === undefined || !/[^\s\p{Cf}]/u.test(words.charAt(offset)) ? [] : [offset];
  });
}

test('what is set by itself is seen where it was, and shows at its place what is missing within a number', () => {
  const depths = new Set<string>();
  fc.assert(
    fc.property(texts, fc.constantFrom<Direction>('ltr', 'rtl'), fc.nat(), (words, dir, nth) => {
      const all = apartIn(words, dir);
      const chosen = all[nth % Math.max(1, all.length)];
      const number = chosen?.at(-1);
      if (!chosen || !number) return;
      depths.add(`${dir} ${chosen.length} ${chosen[0]?.start === number.start}`);
      const begins = chosen.map(({ start, direction }): [number, string] => [
        start,
        around[direction][0],
      ]);
      const ends = chosen
        .toReversed()
        .map(({ end, direction }): [number, string] => [end, around[direction][1]]);
      const plain = seen(words, dir, []);
      expect(seen(words, dir, [...ends, ...begins])).toEqual(plain);
      for (let at = number.start + 1; at < number.end; at++) {
        // Between units of one character nothing is put.
        if (/^\p{M}/u.test(words.slice(at))) continue;
        const put: [number, string][] = [...ends, ...begins, [at, gap]];
        expect(seen(words, dir, put)).toEqual(plain);
      }
    }),
    { numRuns: 5000 },
  );
  expect(depths.size).toBeGreaterThan(2);
});
