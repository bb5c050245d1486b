import { describe, expect, test } from 'vitest';
import { editionOf, filesOf, mdxOf, pageOf, textHtml } from '../support.ts';

/** The text of a seed with “§” where the page has each gap, and “¶” where it has the mark of a note. */
function placed(text: string, seed: string, front = ''): string {
  const { page, findings } = pageOf(mdxOf(text, '\n[^n]: Note.\n', front), seed);
  expect(findings).toEqual([]);
  const points = [
    ...page.wordless.map(({ offset }) => ({ offset, sign: '§' })),
    ...page.references.map(({ offset = -1 }) => ({ offset, sign: '¶' })),
  ].sort((a, b) => b.offset - a.offset);
  return points.reduce(
    (marked, { offset, sign }) => marked.slice(0, offset) + sign + marked.slice(offset),
    seed,
  );
}

const gap = '<Gap/>';
const keep = 'lines: keep\n';

describe('in a row that keeps its blanks, a gap', () => {
  test.each([
    ['is in the cell that it is written in', `A    ${gap}    3`, 'A        3', 'A    §    3'],
    ['in the last cell is in its row', `A    ${gap}\\\nB    3`, 'A\nB    3', 'A§\nB    3'],
    [
      'in the last cell is behind its blanks',
      `A    ${gap}\\\nB    3`,
      'A      \nB    3',
      'A    §  \nB    3',
    ],
    [
      'behind more blanks than the seed has is at the end of the line',
      `A\t${gap}\\\nB\t3`,
      'A \nB\t3',
      'A §\nB\t3',
    ],
    [
      'in the last cell of all is behind its blanks',
      `A  1\\\nB  ${gap}`,
      'A  1\nB  ',
      'A  1\nB  §',
    ],
    ['in the first cell is before its blanks', `A\t1\\\n${gap}\t3`, 'A\t1\n\t3', 'A\t1\n§\t3'],
    ['in the first cell of all is before its blanks', `${gap}\t3`, '\t\t3', '\t§\t3'],
    ['before other blanks is before the word', `A  1\\\n${gap}  3`, 'A  1\n\t3', 'A  1\n\t§3'],
    ['alone in a line is before the next word', `A\\\n${gap}\\\nB`, 'A\nB', 'A\n§B'],
    [
      'between line ends in several ways',
      `A\t${gap}\\\r\n${gap}\tB`,
      'A\t\t\r\n\t\tB',
      'A\t§\t\r\n\t§\tB',
    ],
    ['touches the word that it is written at', `A${gap}    3${gap}`, 'A    3  ', 'A§    3§  '],
    ['behind which only a gap comes', `A  1\\\nB\n\n${gap}`, 'A  1\nB  \n', 'A  1\nB§  \n'],
  ])('%s', (_, text, seed, expected) => expect(placed(text, seed, keep)).toBe(expected));

  test('is not alone in this: the mark of a note is, too', () => {
    expect(placed('A   [^n]    3[^n]', 'A       3', keep)).toBe('A   ¶    3¶');
  });
});

describe('in prose, a gap', () => {
  test.each([
    ['between blanks that the seed has not is before the next word', `a ${gap} b`, 'a b', 'a §b'],
    ['where lines are joined is before the next word', `a ${gap} b`, 'a\nb', 'a\n§b'],
    ['where the lines are those of the seed is so, too', `a ${gap}\nb`, 'a \nb', 'a \n§b'],
    ['at the end of a paragraph is in that', `a ${gap}\n\nb`, 'a \n\nb', 'a§ \n\nb'],
    ['at the end of all is there', `a b ${gap}`, 'a b \n', 'a b§ \n'],
    // The order of signs at one place is that of the test.
    ['at the end of all behind a break is there', `a\\\n${gap}[^n]`, 'a\n', 'a¶§\n'],
    ['at its beginning is there', `${gap} a`, '  a', '  §a'],
  ])('%s', (_, text, seed, expected) => expect(placed(text, seed)).toBe(expected));
});

test('a page shows a gap in its cell, and no line of the seed is behind it', () => {
  const seed = 'Regiment  Killed  Wounded\nFirst             3\nSecond    1\nThird     2       4\n';
  const text = `Regiment  Killed  Wounded\\\nFirst     ${gap}        3\\\nSecond    1      ${gap}\\\nThird     2       4`;
  const shown = (front: string) =>
    textHtml(editionOf(filesOf(seed, `<Source>\n\n${text}\n\n</Source>\n`, {}, front)));
  const label = '<bdi class="missing" data-apparatus="">[gap]</bdi>';
  expect(shown(keep)).toContain(`First     ${label}        3\nSecond    1${label}\nThird`);
  expect(shown('')).toContain(`First     ${label}        3<br>\nSecond    1${label}<br>\nThird`);
});
