import { expect, test } from 'vitest';
import { titleOf } from '../../../src/core/text/title.ts';

test.each([
  ['Das Ge\u00ADsamt\u00ADkonzept', 'Das Gesamtkonzept'],
  ['  A\tletter\u0085 to \u200Bthe\u2060 Congress ', 'A letter to the Congress'],
  ['\u2067می‌باشند\u2069', 'می‌باشند'],
  ['👨‍👩‍👧 ❤️ क्‍ष', '👨‍👩‍👧 ❤️ क्‍ष'],
  ['La\u200Ctin', 'Latin'],
  ['To\u0360wn', 'To\u0360wn'],
])('%j as a title is %j', (line, title) => {
  expect(titleOf(line)).toBe(title);
});
