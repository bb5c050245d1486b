import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedSpellings, foldedWords } from '../../../src/core/text/forms.ts';

describe('the words of a text that are folded to others', () => {
  test.each([
    ['en', 'Iran’s café, a power-plant of 19', []],
    ['en', 'The Congreſs ﬁled it in Philadel-\nphia', ['congress', 'filed', 'philadelphia']],
    ['en', 'Mr. M‘Kean of Saʿdi', ['sadi', 'mckean']],
    ['en', 'König, œuvre', ['oeuvre', 'koenig']],
    ['de-AT', 'König, Ge\u00ADsamt\u00ADkonzept', ['gesamtkonzept']],
    ['en', '…', []],
    ['fa', 'زندگي در ۱۹۴۵', ['زندگی', '1945']],
    ['fa', 'می‌باشند', ['میباشند']],
    ['ar', 'على كتاب', ['علي']],
    ['ar', 'کتاب', ['كتاب']],
  ])('in %s: %s', (language, text, words) => {
    expect(foldedWords(text, language)).toEqual(words);
  });
});

describe('the spellings of a word that is asked', () => {
  test.each([
    ['en', 'nuclear', ['nuclear']],
    ['en', 'Congreſs', ['congress', 'Congreſs']],
    ['en', 'König', ['koenig', 'konig', 'König']],
    ['de', 'König', ['König']],
    ['de', 'ﬁnden', ['finden', 'ﬁnden']],
    ['de', 'زندگي', ['زندگی', 'زندگي']],
    ['fa', '۱۹۴۵', ['1945', '۱۹۴۵']],
    ['ar-EG', 'کتاب', ['كتاب']],
  ])('in %s: %s', (language, word, spellings) => {
    expect(foldedSpellings(word, language).map((one) => one.toLowerCase())).toEqual(
      spellings.map((one) => one.toLowerCase()),
    );
  });
});

test('a word is asked as a text is indexed that has it', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'ä', 'ﬁ', 'ſ', 'ي', 'ک', '٣', 'é', 'œ', 'a\u00ADa'),
    minLength: 1,
  });
  const indexed = (text: string, language: string) => [
    ...foldedWords(text, language),
    text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  ];
  fc.assert(
    fc.property(word, fc.constantFrom('en', 'fa', 'ar', 'de'), (one, language) => {
      const [first = ''] = foldedSpellings(one, language);
      expect(indexed(one, language)).toContain(
        first.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
      );
    }),
  );
});
