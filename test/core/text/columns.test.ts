import { expect, test } from 'vitest';
import {
  columnsOf,
  hasCells,
  hasColumns,
  hasGap,
  isItem,
  isRow,
  isRule,
  isTable,
  rowKind,
  tabOf,
} from '../../../src/core/text/columns.ts';

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
  ['figures behind blanks alone', 'Dead      Hurt      Lost\n            12\n  7\n\t\t\t31', true],
  ['signs in their place', 'Dead      Hurt      Lost\n           —\n                     7', true],
  [
    'words behind blanks alone, under the beginnings and ends of others',
    'Name      Rank      Place\n          Private\n                      Rye',
    true,
  ],
  [
    'words behind blanks alone, under the middle of others',
    'Of them it is said     that the river was wide\n                           and grey\n                             at dusk',
    false,
  ],
  ['one figure behind blanks alone', 'Dead      Hurt      Lost\n           12', false],
  [
    'figures that stand under nothing',
    'Of     it\n                 12\n                     7\n     Rye',
    false,
  ],
  [
    'figures of which each row has one, in a column of its own',
    `${'Name'.padEnd(9)}Dead   Hurt   Lost   Sick\n${[9, 16, 23, 30, 9, 16, 23, 30].map((at) => `${'Rye'.padEnd(at)}7`).join('\n')}`,
    true,
  ],
  [
    'figures in the middle of their columns',
    'Name      Dead in May     Hurt in May\nRye         12\nHull          7                101\nYork                            3',
    true,
  ],
  [
    'gaps between sentences, several in a line',
    'So it was.  It was so.  And it is.\nIt is.  And so it was said.  Yes.\nNo one came.  They went.  It rained.',
    false,
  ],
  ['letters with marks apart', 'Te\u0302n     Che\u0302\u0301t\nNguye\u0302\u0303n    12', true],
  ['wide letters', '名前   負傷者\n山田太郎   12\n林          7', true],
  ['wide letters, counted as narrow', '名前    a\n林 林    b', false],
  ['the blanks of the web', 'Name\u00A0\u00A0\u00A0Age\nAnna\u00A0\u00A0\u00A0\u00A0\u00A07', true],
  ['the blanks of East Asia', '名前\u3000\u3000死者\n太郎山\u3000  12', true],
  ['blanks of figures', 'Name\u2007\u2007\u2007Age\nAnna\u2007\u2007\u2007\u2007\u20077', true],
  ['Chinese verse with halves', '春眠不觉晓\u3000处处闻啼鸟\n夜来风雨声\u3000花落知多少', false],
  ['spaces of no width', 'a\u200B\u200B\u200Bb\na\u200B\u200B\u200Bb', false],
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
  [
    'a table as programs write it',
    'Regiment\tKilled\tHurt\nFirst Illinois\t12\t\nThe 2nd\t\t7',
    true,
  ],
  ['tabs of which none leads under another', '\t\tWounded\nFirst\t12', true],
  ['tabs in some of its lines', 'First\t12\nSecond', false],
  ['tabs before its lines alone', '\tFirst\n\tSecond', false],
  ['what is said', 'HALL:\tIn Leeds, then.\nQ.:\tIn May?\nHALL:\tIn June, then.', false],
  ['what is said at length', `HALL:\t${'So '.repeat(50)}\nQ.:\tIn May?\nHALL:\tYes`, false],
  [
    'two columns with a sentence',
    'Goods\tPrice\nRope\t3 l.\nTar\tNone is left.\nMasts\t4 l.',
    true,
  ],
  ['items behind whose signs are tabs', '1.\tRope\n2.\tTar', false],
  ['rows that rules part', losses.replaceAll('\n', `\n${'-'.repeat(50)}\n===  === ===\n`), true],
  ['rules alone', '-----   -----\n-----   -----', false],
  ['rows that blank lines part', losses.replaceAll('\n', '\n\n  \n'), true],
  ['the items of a list with their prices', '1.  Rope    3 l.\n2.  Tar     1 l.', true],
  ['rows among many lines', `${losses}\n${'So it was.\n'.repeat(5)}`, false],
  ['gaps between sentences', 'It was.  And is.\nIt was.  And is.', false],
  ['lines that stand in no columns', 'a     b\nlong     c', false],
  ['verse with halves', 'Hwæt. We Gardena   in geardagum,\nþeodcyninga   þrym gefrunon', false],
  ['verse', 'Roses are red\n    Violets are blue', false],
  ['nothing', '', false],
])('a block is a table: %s', (_, text, expected) => expect(isTable(text)).toBe(expected));

test.each([
  ['-----', true],
  ['  ---- ==== | ____', true],
  ['+----+----+', true],
  ['———', true],
  ['* * *', false],
  ['--', false],
  ['--- a ---', false],
])('%j is a rule: %s', (line, expected) => expect(isRule(line)).toBe(expected));

test.each([
  ['a   b', 'pair'],
  ['a\tb', 'pair'],
  ['a\tb  c', 'row'],
  ['a   b   c', 'row'],
  ['    12', 'row'],
  ['\t—', 'row'],
  ['  12', undefined],
  ['    a', undefined],
  ['a  b', undefined],
  ['1.   a', undefined],
  [`a   ${'x'.repeat(40)}`, 'pair'],
  [`a   ${'x'.repeat(41)}`, 'pair'],
  [`a   ${'xyz '.repeat(10)}z`, 'said'],
  [`a   ${'xyz '.repeat(40)}z`, 'long'],
  [`a   ${'x'.repeat(140)}`, 'wide'],
  [`${'x'.repeat(124)}   a   b`, 'row'],
  [`${'x'.repeat(125)}   y   z`, 'wide'],
  ['5 May\t\tThe bridge was burnt.', 'row'],
  ['5 May\t \t The bridge was burnt.', 'row'],
  ['MRS. HALL:\tIn Leeds.', 'said'],
  ['HAM.   “Good my lord!” ', 'said'],
  ['Rope   3 l.', 'pair'],
  ['A:   Yes.', 'pair'],
])('%j is a row of a table, or words behind others: %s', (line, kind) => {
  expect(rowKind(line)).toBe(kind);
  expect(isRow(line)).toBe(kind === 'row' || kind === 'pair' || kind === 'said');
});

test.each([
  ['a   b', true],
  [`${'x'.repeat(140)}\ty`, true],
  ['    12', true],
  ['12', false],
  ['1.   a', true],
  ['-\ta', true],
  ['- a', false],
  ['1.  a', false],
  ['| a | b |', true],
  ['a | b', false],
  ['a  b', false],
  ['    a', false],
])('%j has cells: %s', (line, expected) => expect(hasCells(line)).toBe(expected));

test.each([
  ['', 0],
  ['a b\nlong one\r\nc', 8],
  ['a\tb', 9],
  ['    a𝒃', 6],
  ['名a\u0301\u3000ｶ', 6],
])('%j takes %i columns', (text, columns) => expect(columnsOf(text, 8)).toBe(columns));

test.each([
  ['- a', true],
  ['  (ii) a', true],
  ['12.\ta', true],
  ['1234. a', false],
  ['a. b', true],
  ['ab. c', false],
  ['-a', false],
])('%j is an item of a list: %s', (line, expected) => expect(isItem(line)).toBe(expected));

test.each([
  ['what has none', 'a   b\nc   d', 8],
  ['rows whose words are short', 'Name\tAge\nAnn\t7', 8],
  ['rows as a typewriter has them', 'Name\t\tAge\nBartholomew\t7', 8],
  ['rows as programs write them', 'Name\tAge\nBartholomew\t7', 12],
  [
    'rows of which one has no words at its end',
    'Name\tRank\tAge\nBartholomew of Rye\nAnn\tPrivate First Class\t7',
    20,
  ],
  [
    'rows as programs write them, with nothing at their beginning',
    '\tDead\tHurt\nFirst Illinois\t12\t\n\t\t9',
    16,
  ],
  [
    'such of which one ends early',
    '\tKilled\tWounded\tMissing\nFirst Mass.\t12\t\t3\nSecond\t\t7\n\t\t9\t1',
    12,
  ],
  ['rows with paragraphs', `Name\tAge\n${'Bartholomew '.repeat(20)}\t7`, 8],
  ['rows with a sentence', `Name\tAge\n${'Bartholomew '.repeat(9)}\t7`, 120],
])('tabs lead to the columns of %s', (_, text, tab) => expect(tabOf(text)).toBe(tab));

test('a line is as wide as its tabs have it', () => {
  expect(columnsOf('Name\tAge', 12)).toBe(15);
});
