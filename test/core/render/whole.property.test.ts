import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphsOf } from '../../../src/core/render/paragraphs.ts';
import { createPlaces, createWhole } from '../../../src/core/render/whole.ts';

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
  ...['!', '"', 'e\u0301', 'ב\u05B0', '\u00AD', '\u200F', '\u200E', '\u2067a\u2069'],
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

const alphabets: [string, string[]][] = [
  ['letters, numbers and signs', pieces],
  ['embeddings, too', [...pieces, ...embeddings]],
];

/** The same of a text with marks before the offsets, but of the text alone. */
function orderWith(words: string, dir: 'ltr' | 'rtl', places: readonly number[]): number[] {
  let marked = '';
  const own: (number | undefined)[] = [];
  for (let at = 0; at <= words.length; at++) {
    const marks = places.filter((place) => place === at).map(() => mark);
    marked += marks.join('') + words.charAt(at);
    own.push(...Array.from(marks.join(''), () => undefined), at);
  }
  return orderOf(marked, dir).flatMap((at) => own[at] ?? []);
}

test.each(alphabets)(
  'a mark turns nothing round, wherever it is written and however the text runs: %s',
  (_, all) => {
    let moved = 0;
    fc.assert(
      fc.property(textOf(all), direction, fc.nat(40), (words, dir, written) => {
        const offset = Math.min(written, words.length);
        const place = createPlaces(words, paragraphsOf(words, dir))(offset);
        // What is not seen at the end of a text stands behind all marks.
        const seen = words.replace(/[\u00AD\u202A-\u202E\s]*$/, '').length;
        expect(place).toBeGreaterThanOrEqual(Math.min(offset, seen));
        if (place > offset + 1) moved++;
        expect(orderWith(words, dir, [place])).toEqual(orderOf(words, dir));
      }),
      { numRuns: 2000 },
    );
    expect(moved).toBeGreaterThan(20);
  },
);

test.each(alphabets)(
  'what is said at both ends of words that differ turns nothing round, either: %s',
  (_, all) => {
    let widened = 0;
    const stretch = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(textOf(all), direction, stretch, (words, dir, [at, length]) => {
        const start = Math.min(at, Math.max(0, words.length - 1));
        const end = Math.min(start + length, words.length);
        const whole = createWhole(words, paragraphsOf(words, dir))({ start, end });
        const seen = words.replace(/[\u00AD\u202A-\u202E\s]*$/, '').length;
        expect(whole.start).toBeLessThanOrEqual(start);
        expect(whole.end).toBeGreaterThanOrEqual(Math.min(end, seen));
        if (whole.end - whole.start > length) widened++;
        expect(orderWith(words, dir, [whole.start, whole.end])).toEqual(orderOf(words, dir));
      }),
      { numRuns: 2000 },
    );
    expect(widened).toBeGreaterThan(20);
  },
);
