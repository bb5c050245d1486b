import { describe, expect, test } from 'vitest';
import { bare, withoutArticle, wordsWithoutAffixes } from '../../../src/core/text/affixes.ts';

test('letters are compared without case, marks and tatweel', () => {
  expect(bare('Spürest')).toBe('spurest');
  expect(bare('بـوشهر')).toBe('بوشهر');
  expect(bare('צַלְמָוֶת')).toBe('צלמות');
});

describe('words that a text has with affixes are indexed without', () => {
  test.each([
    ['ar', 'وَالسَيفُ', ['سيف']],
    ['ar', 'الحرية', ['حرية']],
    ['ar', 'للسلام', ['سلام']],
    ['ar', 'وقلم', ['قلم']],
    ['ar-EG', 'القلم والقلم', ['قلم']],
    ['he', 'לְדָוִד', ['דוד']],
    ['he', 'בית', []],
    ['ar', 'ولد', ['لد']],
    ['ar', 'قلم', []],
    ['ar', '1965', []],
    ['fa', 'الان', []],
    ['fa', 'بنی‌آدم اعضای', ['بنی', 'آدم'].map(bare)],
    ['fa', 'بنی‌‌آدم ‌اعضای‌', []],
    ['en', 'although', []],
    ['', 'although', []],
  ])('%s %s', (language, text, words) => {
    expect(wordsWithoutAffixes(text, language)).toEqual(words);
  });

  // As classical Chinese is written, and anything in base64.
  test('and a word of hundreds of thousands of letters is read once', () => {
    expect(wordsWithoutAffixes('漢'.repeat(300_000), 'zh')).toEqual([]);
  });
});

describe('a word is looked up without its article', () => {
  test.each([
    ['ar', 'السيف', 'سيف'],
    ['ar', 'والسَّيف', 'سيف'],
    ['ar', 'ولد', 'ولد'],
    ['ar', 'ال', 'ال'],
    ['he', 'הרועה', 'רועה'],
    ['he', 'הר', 'הר'],
    ['fa', 'الان', 'الان'],
  ])('%s %s', (language, word, looked) => {
    expect(withoutArticle(word, language)).toBe(looked);
  });
});
