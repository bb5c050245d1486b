import { expect, test } from 'vitest';
import { withOthers } from '../../../src/core/render/others.ts';

/** What stands for others behind so many names. */
const mark = (told: number) => `\uE000\uE020${told}`;

test.each([
  [`Doe, J., &#38; ${mark(1)}. (2001).`, 'et al.', 'and', 'Doe, J. et al. (2001).'],
  [`Doe, Roe and ${mark(2)}, 2001`, 'et al.', 'and', 'Doe, Roe, et al., 2001'],
  [`Doe, … ${mark(21)}`, 'et al.', 'and', 'Doe, et al.'],
  [`Doe J, ${mark(1)}. T.`, '<i>u. a.</i>', 'und', 'Doe J <i>u. a.</i> T.'],
  [`Doe と ${mark(1)}. T.`, 'ほか', 'と', 'Doe ほか. T.'],
  [`Doe ${mark(1)}. T.`, 'ほか', '', 'Doe ほか. T.'],
])('%j has other names as %s', (printed, etAl, and, words) => {
  expect(withOthers(printed, etAl, and)).toBe(words);
});

test('a run of spaces in an entry is read once', () => {
  const spaces = ' '.repeat(300_000);
  expect(withOthers(`Doe${spaces}, and ${mark(1)}.${spaces}T.`, 'et al.', 'and')).toBe(
    `Doe${spaces} et al.${spaces}T.`,
  );
});
