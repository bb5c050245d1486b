import { expect, test } from 'vitest';
import { findOvermarked, withoutExcess } from '../../../src/core/text/marks.ts';

/** The letters with the most marks that are written. */
test.each([
  ['of Vietnamese, apart', 'Vie\u0323\u0302t Nam'],
  ['of Hebrew with vowels and accents', 'יְרוּשָׁלִַ֔ם'],
  ['of Arabic', 'اُللّٰهِ'],
  ['of Tibetan', 'ཧྐྵྨླྺྼྻྂ'],
  ['of Burmese', 'င်္ကြွှေုံ့း'],
  ['of Thai', 'ที่นี้'],
  ['of Hindi, with joiners', 'क्‍ष'],
  ['of phonetic script', 'õ̞̟̜̹'],
])('letters %s have no marks too many', (_, text) => {
  expect(findOvermarked(text)).toEqual([]);
  expect(withoutExcess(text)).toBe(text);
});

test('marks by scores are told once a letter, by where they stand, and those that are too many go', () => {
  const [ten, more] = ['\u0301'.repeat(10), '\u{1D167}'.repeat(30)];
  expect(findOvermarked(`a${ten} b${ten}${more} c`)).toEqual([{ start: 13, end: 83, count: 40 }]);
  expect(withoutExcess(`a${ten} b${ten}${more} c`)).toBe(`a${ten} b${ten} c`);
});

test('a joiner does not end what is drawn on one letter', () => {
  const [first] = findOvermarked(`e${'\u0301\u200D'.repeat(6)}`);
  expect(first?.count).toBe(12);
});
