import { expect, test } from 'vitest';
import { escape } from '../../../src/core/report/escape.ts';
import { excerpt } from '../../../src/core/report/excerpt.ts';
import { linesOf } from '../../../src/core/text/lines.ts';

test.each([
  ['می\u200Cخواهد', 'می\u200Cخواهد'],
  ['क्\u200Dष', 'क्\u200Dष'],
  ['PDF\u200Cها', 'PDF\u200Cها'],
  ['𑄇\u200C𑄈', '𑄇\u200C𑄈'],
  ['👩\u200D👧', '👩\\u{200D}👧'],
  ['pay\u200Dpal', 'pay\\u{200D}pal'],
  ['می\u200C خواهد', 'می\\u{200C} خواهد'],
  ['می⟦\u200C⟧خواهد', 'می⟦\\u{200C}⟧خواهد'],
  ['می\u200C\u200Cخ', 'می\\u{200C}\\u{200C}خ'],
  ['\u200Cمی\u200C', '\\u{200C}می\\u{200C}'],
  ['می\u202Eخواهد', 'می\\u{202E}خواهد'],
])('%j is shown as %j', (text, shown) => expect(escape(text)).toBe(shown));

test('a joiner of a word takes no column of its line', () => {
  const text = 'می\u200Cخواهد x';
  const at = (column: number) => ({ line: 1, column });
  expect(excerpt({ text, lines: linesOf(text) }, at(10), at(11))).toEqual({
    source: text,
    marks: `${' '.repeat(8)}^`,
  });
});
