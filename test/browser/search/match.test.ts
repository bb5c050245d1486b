import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangesOf, rangesVerbatim } from '../../../src/browser/search/match.ts';

const cut = (text: string, ranges: { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => text.slice(start, end));

describe('words are found as a whole, whatever their case and marks', () => {
  test.each([
    ['Spürest du', ['spurest'], ['Spürest']],
    ['Spu\u0308rest du', ['Spürest'], ['Spu\u0308rest']],
    ['runner, run', ['run'], ['run']],
    ['Iran’s plant', ["Iran's"], ['Iran’s']],
    ['Iran’s plant', ['Iran'], ['Iran']],
    ['nuclear\n  power plant', ['nuclear power', 'power'], ['nuclear\n  power']],
    ['وَالسَيفُ وَالرُمحُ', ['والسيف'], ['وَالسَيفُ']],
    ['خرازی', ['خرازي'], ['خرازی']],
    ['מִזְמוֹר לְדָוִד', ['מזמור'], ['מִזְמוֹר']],
    ['子曰：「學而時習之」', ['時習'], ['時習']],
    ['straße', ['strasse'], ['straße']],
    ['in Philadel-\nphia', ['philadelphia', 'phia'], ['Philadel-\nphia']],
    ['Mr. M‘Kean ﬁled', ['mckean', 'filed'], ['M‘Kean', 'ﬁled']],
    ['Wu’s 𐐗’𐐲𐑍 spoke', ['Wus', '𐐗𐐲𐑍'], ['Wu’s', '𐐗’𐐲𐑍']],
    ['König, Koenig', ['koenig', 'Konig'], ['König', 'Koenig']],
    ['می‌باشند ۱۹۴۵', ['ميباشند', '1945'], ['می‌باشند', '۱۹۴۵']],
    ['anything', ['', ' '], []],
  ])('%s', (text, terms, found) => {
    expect(cut(text, rangesOf(text, terms))).toEqual(found);
  });
});

describe('a phrase is found as it is written', () => {
  test.each([
    ['He runs a plant.', 'runs a plant', true],
    ['He runs a plant.', 'run a plant', false],
    ['He runs a plant.', 'Runs  A Plant', true],
    ['He runs a plant.', 'uns a pl', false],
    ['a café there', 'cafe', true],
    ['a cafe there', 'café', false],
    ['Congreſs met in Philadel-\nphia', 'Congress met in Philadelphia', true],
    ['König Koenig', 'König König', true],
    ['a café there', 'café', true],
    ['a cafe\u0301 there', 'café', true],
    ['the “plant” there', 'the "plant" there', true],
    ['יְהוָה רֹעִי', 'יהוה רעי', true],
    ['יְהוָה רֹעִי', 'יְהוָה רָעִי', false],
    ['不亦說乎', '亦說', true],
    ['不亦說乎', '說亦', false],
  ])('%s: %s', (text, phrase, found) => {
    expect(rangesVerbatim(text, phrase).length > 0).toBe(found);
  });
});

test('every word of a text is found in it, and where it says', () => {
  const units = fc.constantFrom(
    'a',
    'É',
    'e\u0301',
    'ß',
    'ي',
    'ک',
    '\u064e',
    '學',
    ' ',
    '-',
    'İ',
    '😀',
  );
  fc.assert(
    fc.property(fc.string({ unit: units, minLength: 1 }), (text) => {
      for (const word of text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
        if (!/^\p{L}/u.test(word)) continue;
        const ranges = rangesOf(text, [word]);
        expect(ranges.length).toBeGreaterThan(0);
        for (const { start, end } of ranges) expect(end).toBeGreaterThan(start);
      }
    }),
  );
});
