import { describe, expect, test } from 'vitest';
import { escapeLine, writeNote, writePage } from '../../../src/core/page/write.ts';

describe('escapeLine', () => {
  test.each([
    // Everywhere.
    ['a \\ ` * _ { < [ ~ b', 'a \\\\ \\` \\* \\_ \\{ \\< \\[ \\~ b'],
    ['a } > ] ( ) | # - + = ! $ : @ b', 'a } > ] ( ) | # - + = ! $ : @ b'],
    ['&copy; &#169; &#xA9;', '\\&copy; \\&#169; \\&#xA9;'],
    ['AT&T & &; &copy &#; &#x;', 'AT&T & &; &copy &#; &#x;'],
    // At the start of a line.
    ['# a', '\\# a'],
    ['###### a', '\\###### a'],
    ['#', '\\#'],
    ['#\ta', '\\#\ta'],
    ['#a', '#a'],
    ['- a', '\\- a'],
    ['-', '\\-'],
    ['+ a', '\\+ a'],
    ['-a', '-a'],
    ['--', '\\--'],
    ['---', '\\---'],
    ['> a', '\\> a'],
    ['>a', '\\>a'],
    ['===', '\\==='],
    ['== ', '\\== '],
    ['= a', '= a'],
    ['|---|:-:|', '\\|---|:-:|'],
    ['| a |', '| a |'],
    ['1986. a', '1986\\. a'],
    ['1) a', '1\\) a'],
    ['1.', '1\\.'],
    ['1.5 a', '1.5 a'],
    ['1234567890. a', '1234567890. a'],
    ['export a', '&#101;xport a'],
    ['import', '&#105;mport'],
    ['import{', '&#105;mport\\{'],
    ['exported', 'exported'],
    ['a export b', 'a export b'],
  ])('%j becomes %j', (line, escaped) => expect(escapeLine(line)).toBe(escaped));
});

describe('a new page', () => {
  test('has a line for each block', () => {
    const page = writePage(
      '\n Title \n\nOne\r\ntwo\r \t\r\n# three',
      { title: 'A: b', seed: 'a.txt' },
      { layout: 'flow' },
    );
    expect(page).toBe(
      '---\ntitle: "A: b"\nseed: a.txt\n---\n\n<Source>\n\nTitle\n\nOne two\n\n\\# three\n\n</Source>\n',
    );
  });

  test('keeps the lines where that is asked for', () => {
    const page = writePage('Roses\n  violets\\\n- are\n\nblue', { title: 'A' }, { layout: 'keep' });
    expect(page).toContain('\n\nRoses\\\nviolets\\\\\\\n\\- are\n\nblue\n\n');
  });

  test('of nothing is empty', () => {
    expect(writePage(' \n', { title: 'A' }, { layout: 'flow' })).toContain(
      '<Source>\n\n</Source>\n',
    );
  });

  test('is written as fast when the text is nothing but blanks', () => {
    const seed = `a${' '.repeat(300_000)}b${'\r'.repeat(300_000)}`;
    expect(writePage(seed, { title: 'A' }, { layout: 'flow' }).length).toBeLessThan(300_200);
  });
});

test('a note of several paragraphs keeps its lines, and says no more than its words', () => {
  expect(writeNote('a', ['One *line*\nand two', '- three'])).toBe(
    '\n[^a]: One \\*line\\*\\\n    and two\n\n    \\- three\n',
  );
});
