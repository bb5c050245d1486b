import { describe, expect, test } from 'vitest';
import { rowsJoined } from '../../../src/core/checks/rules/rows-joined.ts';
import { editionOf, filesOf } from '../support.ts';

/** Where it is told of a seed whose page is written so. */
function told(seed: string, body = seed, front = ''): string[] {
  const edition = editionOf(filesOf(seed, `<Source>\n\n${body}\n\n</Source>\n`, {}, front));
  return rowsJoined.find(edition).map(({ message, place: { file, start, end } }) => {
    const more = / and \d+ more such tables/.exec(message)?.[0] ?? '';
    return `${file} ${start?.line}:${start?.column}–${end?.column}${more}`;
  });
}

const table = 'Regiment      Killed   Wounded\nFirst            12\nSecond                       7';
const prose = 'The losses were as follows:';
const wide = table.replaceAll(/^/gm, `${'x'.repeat(98)}   y     `);
const barred = '| Regiment      | Killed |\n| First Illinois | 12345 |\n| Second        |      7 |';
const broken = table.replaceAll('\n', '\\\n');

describe('rows that are joined to prose are told', () => {
  test.each<[string, string, string, string[]]>([
    ['behind a line', `${prose}\n${table}`, `${prose}\n${table}`, ['seeds/a.txt 2:1–31']],
    ['by themselves', table, table, ['seeds/a.txt 1:1–31']],
    ['with some breaks', table, table.replace('\n', '\\\n'), ['seeds/a.txt 1:1–31']],
    [
      'in a block most of whose lines are prose',
      `${`${prose}\n`.repeat(5)}${table}`,
      `${`${prose}\\\n`.repeat(5)}${broken}`,
      ['seeds/a.txt 6:1–31'],
    ],
    ['whose lines are longer than others', wide, wide, ['seeds/a.txt 1:1–138']],
    [
      'of which some have bars alone between their cells',
      barred,
      barred.replaceAll(/ +/g, ' '),
      ['seeds/a.txt 1:1–27'],
    ],
    [
      'CRLF',
      `${prose}\r\n${table.replaceAll('\n', '\r\n')}`,
      `${prose} ${table}`,
      ['seeds/a.txt 2:1–31'],
    ],
    [
      'more than one',
      `${table}\n${prose}\n${table}\n\n${table}`,
      `${table} ${prose} ${table}\n\n${table}`,
      ['seeds/a.txt 1:1–31 and 2 more such tables'],
    ],
  ])('%s', (_, seed, body, expected) => expect(told(seed, body)).toEqual(expected));
});

describe('others are not', () => {
  test.each<[string, string, string]>([
    ['a table', `${prose}\n${table}`, `${prose}\n\n${broken}`],
    ['two lines', 'Paris,     3 May\nSir,       yours', 'Paris, 3 May Sir, yours'],
    [
      'rows that stand under nothing',
      'a    b\nlonger    c\nthe longest    d',
      'a b longer c the longest d',
    ],
    [
      'sentences',
      'So it was.  And is.\nSo it was.  And is.\nSo it was.  And is.',
      'So it was. And is. So it was. And is. So it was. And is.',
    ],
  ])('%s', (_, seed, body) => expect(told(seed, body)).toEqual([]));

  test('where all lines are kept', () => {
    expect(
      told(
        `${`${prose}\n`.repeat(5)}${table}`,
        `${`${prose}\\\n`.repeat(5)}${broken}`,
        'lines: keep\n',
      ),
    ).toEqual([]);
  });

  test('where the page is not its seed, or has none', () => {
    expect(told(table, 'Regiment')).toEqual([]);
    const files = filesOf(table, `<Source>\n\n${table}\n\n</Source>\n`);
    delete files['seeds/a.txt'];
    expect(rowsJoined.find(editionOf(files))).toEqual([]);
  });
});
