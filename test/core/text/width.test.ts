import { expect, test } from 'vitest';
import { isUneven, widthOf } from '../../../src/core/text/width.ts';

test.each([
  ['aé~—ſ𝒃ｶ', 1],
  ['\u0301\u0939\u093F\u200B\u00AD\u1161'.replace('\u0939', ''), 0],
  ['名かカ한Ａ　😀', 2],
] as const)('each of “%s” takes %i columns', (characters, width) => {
  expect([...characters].map(widthOf)).toEqual([...characters].map(() => width));
});

test.each(['Sœur Ángel', 'Ωραίος', 'Цена', '№ 7 — “ž” …\t│½\u00A0\n', ''])(
  'the letters of “%s” have one width in each face of one width',
  (words) => {
    expect(isUneven(words)).toBe(false);
  },
);

test.each(['Ꙗ', 'Цѣна', 'ꝓ', 'ἀ', 'e\u0301', '℔', '𝛼', '★', '部', 'א', 'ب', '\u200F'])(
  'another face may be taken for “%s”',
  (words) => {
    expect(isUneven(`a ${words}`)).toBe(true);
  },
);
