import { expect, test } from 'vitest';
import { columnsOf, hasColumns, hasGap, isItem, isTable } from '../../../src/core/text/columns.ts';

const losses = `Regiment                        Killed   Wounded
First Massachusetts Volunteers      12
Second                                         7
Third Ill                            7        31`;

test.each([
  ['a table whose numbers stand under each other', losses, true],
  ['two words under two others', 'a  b\nc  d', true],
  ['tabs', 'name\tage\nAnn\t7\nBartholomew\t12', true],
  ['CR and CRLF', 'a  b\r\nc  d\rlong  e', true],
  ['one row', 'a  b', false],
  ['prose', 'So it was.\nAnd so it is.', false],
  ['indents', '  So it was.\n    And so it is.', false],
  ['white space at the end of lines', 'a  \nb  \n', false],
  [
    'the halves of long verses',
    'Hwæt. We Gardena   in geardagum,\nþeodcyninga   þrym gefrunon,\nhu ða æþelingas   ellen fremedon.',
    false,
  ],
  ['a gap in one line of many', 'a  b\nSo it was.\nlonger  c\nlongest of all  d', false],
  ['nothing', '', false],
  ['the items of a list', '1.  Rope\n2.  Tar\n(iv)\tSalt\n-\tHerring', false],
])('%s', (_, text, expected) => {
  expect(hasColumns(text)).toBe(expected);
});

test.each([
  ['a  b', true],
  ['a\tb', true],
  ['a \t b', true],
  ['a b', false],
  ['  a b  ', false],
  ['\ta', false],
  ['a\n  b', false],
])('%j has a gap: %s', (text, expected) => expect(hasGap(text)).toBe(expected));

test.each([
  ['a table', losses, true],
  ['a table with a title, and rows of one word', `Losses\n${losses}\nNone else`, true],
  ['a table whose gaps are tabs', 'name\tage\nAnn\t7', true],
  ['the items of a list with their prices', '1.  Rope    3 l.\n2.  Tar     1 l.', true],
  ['rows among many lines', `${losses}\n${'So it was.\n'.repeat(5)}`, false],
  ['gaps between sentences', 'It was.  And is.\nIt was.  And is.', false],
  ['lines that stand in no columns', 'a     b\nlong     c', false],
  ['verse with halves', 'Hwæt. We Gardena   in geardagum,\nþeodcyninga   þrym gefrunon', false],
  ['verse', 'Roses are red\n    Violets are blue', false],
  ['nothing', '', false],
])('a block is a table: %s', (_, text, expected) => expect(isTable(text)).toBe(expected));

test.each([
  ['', 0],
  ['a b\nlong one\r\nc', 8],
  ['a\tb', 9],
  ['    a𝒃', 6],
])('%j takes %i columns', (text, columns) => expect(columnsOf(text)).toBe(columns));

test.each([
  ['- a', true],
  ['  (ii) a', true],
  ['12.\ta', true],
  ['1234. a', false],
  ['a. b', true],
  ['ab. c', false],
  ['-a', false],
])('%j is an item of a list: %s', (line, expected) => expect(isItem(line)).toBe(expected));
