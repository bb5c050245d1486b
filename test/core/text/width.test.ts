import { expect, test } from 'vitest';
import { widthOf } from '../../../src/core/text/width.ts';

test.each([
  ['aé~—ſ𝒃ｶ', 1],
  ['\u0301\u0939\u093F\u200B\u00AD\u1161'.replace('\u0939', ''), 0],
  ['名かカ한Ａ　😀', 2],
] as const)('each of “%s” takes %i columns', (characters, width) => {
  expect([...characters].map(widthOf)).toEqual([...characters].map(() => width));
});
