import { expect, test } from 'vitest';
import { language } from '../../../src/core/page/fields.ts';
import { canonicalTag, indexLanguage, meantTag } from '../../../src/core/text/tags.ts';

test.each([
  ['en-gb', 'en-GB'],
  ['EN', 'en'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['iw', 'he'],
  ['de-1996', 'de-1996'],
  ['en-GB-oed', undefined],
  ['', undefined],
])('the canonical form of %s is %s', (tag, canonical) => {
  expect(canonicalTag(tag)).toBe(canonical);
});

test.each([
  ['en_GB', 'en-GB'],
  ['de_DE@euro', 'de-DE'],
  ['zh_hant_TW', 'zh-Hant-TW'],
  ['zh-yue', 'yue'],
  ['zh-cmn-Hans', 'zh-Hans'],
  ['i-klingon', 'tlh'],
  ['en-gb-OED', 'en-GB-oxendict'],
  ['sgn-BE-FR', 'sfb'],
  ['i-enochian', undefined],
  ['English (UK)', undefined],
  ['', undefined],
])('what is meant by %j is %s', (text, tag) => {
  expect(meantTag(text)).toBe(tag);
  if (tag !== undefined) expect(canonicalTag(tag)).toBeDefined();
});

test('a field of a page or an edition has the canonical form, whatever was written', () => {
  expect(language.parse('zh-hant-TW')).toBe('zh-Hant-TW');
});

test.each([
  ['en-GB', 'en'],
  ['sr-Latn', 'sr'],
  ['fa-IR', 'fa'],
  ['zh-Hant', 'zh'],
  ['lzh', 'zh'],
  ['yue', 'zh'],
  ['km', 'zh'],
  ['ja-JP', 'ja'],
  ['ojp', 'ja'],
  ['th', 'th'],
  ['ko', 'ko'],
  ['tlh', 'tlh'],
])('%s is indexed as %s', (tag, language) => {
  expect(indexLanguage(tag)).toBe(language);
});
