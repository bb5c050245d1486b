import { expect, test } from 'vitest';
import { spellingsOf } from '../../../src/browser/search/spelling.ts';

test.each([
  ['nuclear', ['en', 'fa'], ['nuclear']],
  ['السيف', ['ar'], ['سيف', 'السيف']],
  ['سیف', ['ar'], ['سيف']],
  ['خرازي', ['en', 'fa'], ['خرازی', 'خرازي']],
  ['הרועה', ['en', 'he'], ['הרועה', 'רועה']],
])('%s in %j', (word, languages, likely) => {
  const spellings = spellingsOf(word, languages);
  expect(spellings.filter((spelling) => likely.includes(spelling))).toEqual(likely);
  expect(new Set(spellings).size).toBe(spellings.length);
});
