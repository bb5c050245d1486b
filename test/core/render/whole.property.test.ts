import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlaces } from '../../../src/core/render/whole.ts';

const bidi = bidiFactory();

/** A mark as UAX 9 has it: `dir` on an element is an isolate. */
const mark = '\u2066\u0031\u2069';

/** What a text may be made of where the directions meet: letters, digits and signs of every type. */
const pieces = [
  ...[
    'שלום',
    'نامه',
    'abc',
    'de',
    'ا',
    'א',
    'f',
    '10',
    '5',
    '۱۳',
    '٢٥',
    '000',
    '$',
    '€',
    '±',
    '°',
    '%',
    '‰',
  ],
  ...[
    '#',
    '+',
    '-',
    '\u2212',
    '\u2013',
    '.',
    ',',
    '/',
    ':',
    '\u00A0',
    '\u202F',
    ' ',
    '(',
    ')',
    '[',
    ']',
    '«',
    '»',
  ],
  ...['!', '"', 'e\u0301', 'ב\u05B0', '\u200F', '\u200E', '\u2067a\u2069'],
];
const textOf = (parts: readonly string[]) =>
  fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 14 })
    .map((chosen) => chosen.join('').trim());
const direction = fc.constantFrom('ltr' as const, 'rtl' as const);

/** What begins and ends a part that runs otherwise, and overrides how its letters run. */
const embeddings = ['\u202A', '\u202B', '\u202C', '\u202C', '\u202D', '\u202E'];

/** The offsets of a text in the order in which they are seen, from left to right; of blanks and controls nothing is. */
function orderOf(words: string, dir: 'ltr' | 'rtl'): number[] {
  const order = bidi.getReorderedIndices(words, bidi.getEmbeddingLevels(words, dir));
  return order.filter((at) => !/[\s\p{Cf}]/u.test(words.charAt(at)));
}

test.each([
  ['letters, numbers and signs', pieces],
  ['embeddings, too', [...pieces, ...embeddings]],
])('a mark turns nothing round, wherever it is written and however the text runs: %s', (_, all) => {
  let moved = 0;
  fc.assert(
    fc.property(textOf(all), direction, fc.nat(40), (words, dir, written) => {
      const offset = Math.min(written, words.length);
      const place = createPlaces(words, dir)(offset);
      // What is not seen at the end of a text stands behind all marks.
      const seen = words.replace(/[\u202A-\u202E\s]*$/, '').length;
      expect(place).toBeGreaterThanOrEqual(Math.min(offset, seen));
      if (place > offset + 1) moved++;
      const marked = words.slice(0, place) + mark + words.slice(place);
      const shown = orderOf(marked, dir)
        .filter((at) => at < place || at >= place + mark.length)
        .map((at) => (at < place ? at : at - mark.length));
      expect(shown).toEqual(orderOf(words, dir));
    }),
    { numRuns: 2000 },
  );
  expect(moved).toBeGreaterThan(20);
});
