import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForMatching, foldings, nameKey } from '../../../src/core/text/matching.ts';
import { anyText } from '../hostile.ts';

const folded = (text: string, reading = {}) => foldForMatching(text, reading).text;

describe('a text folded for matching', () => {
  test.each([
    ['case and sigmas', 'STRAßE ΧΊΟΣ χίος', 'strasse χιοσ χιοσ'],
    ['white space of any kind', ' a\r\n\tb\u00A0c\u2009 d. \u00AD e', ' a b c d. e'],
    ['soft hyphens and joiners', 'Ge\u00ADsamt\u2060kon\u200Dzept', 'gesamtkonzept'],
    ['a soft hyphen at a line end', 'Com\u00AD\nmittee', 'committee'],
    ['soft hyphens that end no line', 'A\u00AD\u00AD\u00ADb\u00AD\u00AD\n1 c\u00AD', 'ab 1 c'],
    ['marks of direction', 'a\u200Eb\u2067c\u2069', 'abc'],
    [
      'ligatures, long s and full width',
      'ﬁled oﬃcial Congreſs ＮＰＴ',
      'filed official congress npt',
    ],
    ['numerals that are letters', 'Ⅷ', 'viii'],
    ['vowels written as one', 'Œuvre Nævus Łódź Ísland Þór', 'oeuvre naevus lodz island thor'],
    ['marks, however they are written', 'To\u0360wn pea\u0301ce peáce', 'town peace peace'],
    ['both i of Turkish', 'İstanbul ISTANBUL ıstanbul', 'istanbul istanbul istanbul'],
    ['points of Hebrew and Arabic', 'מִזְמוֹר وَالسَيفُ', 'מזמור والسیف'],
    ['letters of Arabic and Persian', 'زندگي كتاب على أكبر مـحمد', 'زندگی کتاب علی اکبر محمد'],
    ['digits of all scripts', '١٩٤٥ ۱۹۴۵ १९४५ １９４５', '1945 1945 1945 1945'],
    ['ё, and no other Cyrillic letter', 'ещё мой до\u0301ма', 'еще мой дома'],
    ['no vowels of Indic scripts', 'कि का', 'कि का'],
    ['no voicing of Japanese letters', 'か\u3099 が ｶﾞ は', 'が が ガ は'],
    ['Hangul written in letters', '한국', '한국'.normalize('NFD')],
    ['apostrophes', 'Iran’s ‘a′ ʼb `c´', "iran's 'a' 'b 'c'"],
    ['quotation marks and dashes', '“a” «b» „c” 1914–18 — −1', '"a" "b" "c" 1914-18 - -1'],
    ['no sign for words', '½ ™ …', '½ ™ …'],
  ])('folds %s', (_, text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  test('keeps capitals apart', () => {
    expect(foldForMatching('ÉŒﬁ ẞ').cased).toBe('EOEfi SS');
  });

  test('keeps marks where they count', () => {
    expect(folded('Cafe\u0301 ﬁ', { marked: true })).toBe('café fi');
  });
});

describe('a hyphen at a line end', () => {
  test.each([
    ['between letters', 'Philadel-\nphia', 'philadelphia', 'philadel-phia'],
    [
      'of another shape',
      'Ver‐\r\n  fassung Con¬\ngress',
      'verfassung congress',
      'ver-fassung con¬gress',
    ],
    ['where the line end became a space', 'Philadel- phia', 'philadelphia', 'philadel-phia'],
    ['with something unseen', 'a-\u00AD\n\u0308\u200Fb', 'ab', 'a-b'],
    ['of no letter before it', '19-\nb', '19- b', '19- b'],
    ['of no letter after it', 'a-\n19 a-\n', 'a- 19 a- ', 'a- 19 a- '],
    ['in a line', 'co-operate', 'co-operate', 'co-operate'],
    ['apart', 'a - b', 'a - b', 'a - b'],
    ['with nothing after it', 'a-\n\u200F', 'a- ', 'a- '],
  ])('%s', (_, text, joined, kept) => {
    expect(folded(text, { joined: true })).toBe(joined);
    expect(folded(text).replace('¬', '-')).toBe(kept.replace('¬', '-'));
  });
});

describe('the foldings of a text', () => {
  const texts = (text: string, language?: string) =>
    foldings(text, language).map(({ text: one }) => one);

  test('are one, where it can be read in one way', () => {
    expect(texts('Iran’s co-operation')).toEqual(["iran's co-operation"]);
  });

  test('have umlauts spelt out and not, or only spelt out where they are letters', () => {
    expect(texts('König Ångström')).toEqual(['konig angstrom', 'koenig aangstroem']);
    expect(texts('Ko\u0308nig', 'de-AT')).toEqual(['koenig']);
    expect(texts('Koenig', 'de')).toEqual(['koenig']);
    expect(texts('dé', 'deu')).toEqual(['de']);
  });

  test('have Mac spelt out before a capital', () => {
    expect(texts('Mr. M‘Kean')).toEqual(["mr. m'kean", 'mr. mckean']);
    expect(texts('😀M‘Kean')).toEqual(["😀m'kean", '😀mckean']);
    expect(texts("m'appelle M’appelle AM’X")).toEqual(["m'appelle m'appelle am'x"]);
  });

  test('have it across what is not seen, unless that parts words', () => {
    expect(folded('M‘\u00ADKean', { spelt: true })).toBe('mckean');
    expect(folded('M‘\u200CKean', { spelt: true, joined: true })).toBe('mckean');
    expect(folded('M‘\u200CKean', { spelt: true })).toBe("m'\u200Ckean");
  });

  test('have a non-joiner as a boundary, and as nothing', () => {
    expect(texts('می‌باشند')).toEqual(['می‌باشند', 'میباشند']);
  });

  test('have a key in common, however a name is written', () => {
    for (const names of [
      ['Koenig', 'König', ' KÖNIG\n'],
      ['Philadelphia', 'Philadel-\nphia'],
      ['می‌باشند', 'ميباشند'],
    ]) {
      expect(new Set(names.map(nameKey)).size).toBe(1);
    }
    expect(nameKey('Bär')).not.toBe(nameKey('Bar'));
  });
});

describe('whatever the text', () => {
  const readings = [
    {},
    { joined: true },
    { spelt: true },
    { joined: true, spelt: true },
    { marked: true },
  ];
  const pieces = fc.constantFrom(
    'ä',
    'o',
    '\u0308',
    '-',
    '\n',
    ' ',
    '\u00AD',
    '\u200C',
    'M',
    '‘',
    'K',
    '٣',
    'ﷺ',
    'ﱞ',
    'ŉ',
    'Ⅷ',
    'й',
    '\u0306',
    'ー',
    'ᄒ',
    'ᅡ',
    '😀',
    '\uD800',
    'İ',
    'ـ',
    '\u064E',
  );
  const any = fc.oneof(anyText, fc.string({ unit: pieces }));

  test.each(readings.slice(0, -1))('what is folded is folded to itself: %j', (reading) => {
    fc.assert(
      fc.property(any, (text) => {
        const { text: once, cased } = foldForMatching(text, reading);
        expect(folded(once, reading)).toBe(once);
        expect(foldForMatching(cased, reading).cased).toBe(cased);
      }),
      // A numeral is folded to capitals; what is not seen stands before one.
      { examples: [['M‘Ⅷ'], ['M‘ـM'], ['M‘ـİ']] },
    );
  });

  test('a hyphen behind a soft one parts a word as one alone', () => {
    for (const reading of [{ spelt: true }, { joined: true }])
      expect(folded('harbour\u00AD- master', reading)).toBe(folded('harbour- master', reading));
  });

  test.each(readings)('each unit leads to the character that it stands for: %j', (reading) => {
    fc.assert(
      fc.property(any, (text) => {
        const { text: all, cased, starts, ends } = foldForMatching(text, reading);
        expect([all.length, starts.length, ends.length]).toEqual(Array(3).fill(cased.length));
        for (let n = 0; n < all.length; n++) {
          expect(ends[n]).toBeGreaterThan(starts[n] ?? NaN);
          expect(starts[n]).toBeGreaterThanOrEqual(starts[n - 1] ?? 0);
          expect(ends[n]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test('every character is folded to itself, in lower case of its length', () => {
    for (let point = 0; point < 0x20000; point++) {
      if (/[\p{Cn}\p{Co}\p{sc=Han}\p{sc=Hang}]/u.test(String.fromCodePoint(point))) continue;
      const { text, cased } = foldForMatching(String.fromCodePoint(point));
      if (text.length !== cased.length || folded(text) !== text) expect.fail(point.toString(16));
    }
  });
});
