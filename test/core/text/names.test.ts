import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findInvisible, isInvisible, nameOf } from '../../../src/core/text/names.ts';
import { anyText } from '../hostile.ts';

describe('nameOf', () => {
  test.each([
    [0x2019, 'U+2019 RIGHT SINGLE QUOTATION MARK'],
    [0x27, 'U+0027 APOSTROPHE'],
    [0xa0, 'U+00A0 NO-BREAK SPACE'],
    [0, 'U+0000 NULL'],
    [0x1b, 'U+001B ESCAPE'],
    [0xfeff, 'U+FEFF ZERO WIDTH NO-BREAK SPACE'],
    [0x41, 'U+0041'],
    [0x1f600, 'U+1F600'],
    [0xd800, 'U+D800'],
  ])('%i', (codePoint, name) => expect(nameOf(codePoint)).toBe(name));
});

describe('isInvisible', () => {
  test.each([
    0x00, 0x08, 0x0b, 0x0c, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x034f, 0x061c, 0x180e, 0x200b, 0x200c,
    0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xfe0f,
    0xfeff, 0xfff9, 0xe0041,
  ])('tells U+%s', (codePoint) => expect(isInvisible(String.fromCodePoint(codePoint))).toBe(true));

  test.each([
    9, 10, 13, 0x20, 0x41, 0xa0, 0x0301, 0x2014, 0x3000, 0x0645, 0xd800, 0x1f600, 0x10ffff,
  ])('leaves out U+%s', (codePoint) =>
    expect(isInvisible(String.fromCodePoint(codePoint))).toBe(false),
  );

  test('tells all that is in the sets its documentation names', { timeout: 60_000 }, () => {
    const sets = /^[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]$/u;
    for (let point = 14; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      if (sets.test(character)) expect(isInvisible(character)).toBe(true);
    }
  });
});

const indexes = (text: string) => findInvisible(text).map(({ index }) => index);

describe('findInvisible', () => {
  test.each([
    ['a plain text,\twith tabs\r\n', []],
    ['zero\u200Bwidth', [4]],
    ['\uFEFFstart', [0]],
    ['right\u202Eto left\u202C', [5, 13]],
    ['soft\u00ADhyphen', [4]],
    ['\u0000\u001B[31m', [0, 1]],
    ['astral \u{E0041}', [7]],
    // Persian and Hindi words, and a Latin word with a Persian ending.
    ['می\u200Cخواهم', []],
    ['क्\u200Dष', []],
    ['PDF\u200Cها', []],
    ['pay\u200Dpal', [3]],
    ['α\u200Cω', [1]],
    ['می\u200C', [2]],
    ['\u200Cمی', [0]],
    ['می\u200C\u200Cخ', [2, 3]],
    ['می\u200C خ', [2]],
    // A family, a heart on fire, a keycap, an ideographic variant; then selectors after nothing to vary.
    ['👩\u200D👩\u200D👧', []],
    ['❤\uFE0F\u200D🔥', []],
    ['1\uFE0F\u20E3', []],
    ['葛\u{E0100}', []],
    ['\uFE0F', [0]],
    [' \uFE0F', [1]],
    ['a\uFE0F\uFE0F', [2]],
    // The flag of England, the same cut short, and tags without a flag.
    ['🏴\u{E0067}\u{E0062}\u{E007F}!', []],
    ['🏴\u{E0067}\u{E0062}!', [2, 4]],
    ['x\u{E0067}\u{E0062}\u{E007F}', [1, 3, 5]],
    ['\u{E0067}', [0]],
  ])('%j', (text, expected) => expect(indexes(text)).toEqual(expected));

  test('names what it finds', () => {
    expect(findInvisible('a\u202E\u{E0041}')).toEqual([
      { index: 1, codePoint: 0x202e },
      { index: 2, codePoint: 0xe0041 },
    ]);
  });

  test(
    'finds nothing but invisible characters, and all but the joining ones',
    { timeout: 60_000 },
    () => {
      const forgiven = /[\u200C\u200D\p{Variation_Selector}\u{E0020}-\u{E007F}]/u;
      fc.assert(
        fc.property(anyText, (text) => {
          const found = new Map(findInvisible(text).map((f) => [f.index, f.codePoint]));
          let index = 0;
          for (const character of text) {
            const codePoint = character.codePointAt(0) ?? 0;
            if (found.has(index)) expect(found.get(index)).toBe(codePoint);
            if (!isInvisible(character)) expect(found.has(index)).toBe(false);
            else if (!forgiven.test(character)) expect(found.has(index)).toBe(true);
            index += character.length;
          }
        }),
      );
    },
  );
});
