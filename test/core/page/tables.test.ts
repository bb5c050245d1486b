import { describe, expect, test } from 'vitest';
import { editionOf, filesOf, sourceOf } from '../support.ts';

/** Returns the blocks of a seed that stand in columns, each with how wide what it belongs to is, and how its tabs are set. */
function tablesIn(seed: string, body = seed, front = ''): [string, number, number][] {
  const written = body.replaceAll(/(?<!\n)\n(?!\n)/g, '\\\n');
  const source = sourceOf(
    editionOf(filesOf(seed, `<Source>\n\n${written}\n\n</Source>\n`, {}, front)),
  );
  if (!source.page.faithful) throw new Error('Unexpected page that is not its seed');
  return source.page.blocks.flatMap(({ start, end, columns }) =>
    columns ? [[seed.slice(start, end), columns.width, columns.tab]] : [],
  );
}

const head = 'Regiment        Killed   Wounded';
const rows = ['First               12         3', 'Second                         7'];
const prose = 'It was told so by the general himself.';

describe('rows that blank lines part stand in columns together', () => {
  test.each<[string, string[], string[]]>([
    ['each by itself', [head, ...rows], [head, ...rows]],
    ['the head by itself', [head, rows.join('\n')], [head, rows.join('\n')]],
    ['among prose', [prose, head, ...rows, prose], [head, ...rows]],
    ['with tabs', ['Name\tAge', 'Ann\t\t7', '\t3'], ['Name\tAge', 'Ann\t\t7', '\t3']],
    [
      'figures behind blanks',
      [head, rows.join('\n'), `${' '.repeat(20)}14`],
      [head, rows.join('\n'), `${' '.repeat(20)}14`],
    ],
    ['with a name between them', [head, 'Officers', ...rows], [head, 'Officers', ...rows]],
    [
      'names before and behind are none of them',
      ['Losses', head, ...rows, 'So it was.'],
      [head, ...rows],
    ],
    ['but for prose', [prose, 'So it was.', prose], []],
    ['sentences that two blanks part', ['So.  It was.', 'And.  It was.'], []],
    ['rows that stand under nothing', ['Paris,    3 May', 'My dear general      (private)'], []],
    ['what is said', ['HALL:\tIn Leeds.', 'Q:\tIn May?', 'HALL:\tIn June.'], []],
    [
      'also where one says a lot',
      ['Q:   In May?', `A:   ${'So '.repeat(50)}`, 'Q:   In June?', 'A:   No'],
      [],
    ],
    [
      'rows with remarks',
      [head, 'Third', 'Fifth               No return received.', ...rows],
      [head, 'Third', 'Fifth               No return received.', ...rows],
    ],
    [
      'two columns with a sentence',
      ['Goods\tPrice', 'Rope\t3 l.', 'Tar\tNone is left.', 'Masts\t4 l.'],
      ['Goods\tPrice', 'Rope\t3 l.', 'Tar\tNone is left.', 'Masts\t4 l.'],
    ],
    ['and what names them', ['To:     Simla', 'Date:   4 May'], ['To:     Simla', 'Date:   4 May']],
    ['one row', [prose, head, prose], []],
    ['one row with names around it', ['Losses', head, 'Officers'], []],
    ['a long line is none', [`${'x'.repeat(131)}   y`, `${'x'.repeat(131)}   y`], []],
  ])('%s', (_, blocks, expected) => {
    expect(tablesIn(blocks.join('\n\n')).map(([words]) => words)).toEqual(expected);
  });

  test('a name between tables is none of them', () => {
    const table = [head, ...rows].join('\n');
    expect(tablesIn([table, 'Officers', table].join('\n\n')).map(([words]) => words)).toEqual([
      table,
      table,
    ]);
    // Where one of them stands under nothing, it is by the other that it does.
    const under = `${' '.repeat(20)}14`;
    expect(tablesIn([table, 'Officers', under].join('\n\n')).map(([words]) => words)).toEqual([
      table,
      'Officers',
      under,
    ]);
  });

  test('what stands together is as wide, and has its tabs at one distance, also where all lines are kept', () => {
    const seed = 'Name\tAge\n\nBartholomew\t7\nAnn\t31';
    const together = [
      ['Name\tAge', 15, 12],
      ['Bartholomew\t7\nAnn\t31', 15, 12],
    ];
    expect(tablesIn(seed)).toEqual(together);
    expect(tablesIn(seed, seed, 'lines: keep\n')).toEqual(together);
  });

  test('a table beside rows that stand otherwise is one by itself', () => {
    const odd = Array.from(
      { length: 9 },
      (_, n) => `${'x'.repeat(3 * n + 1)}     ${'y'.repeat(n + 1)}`,
    );
    const table = [head, ...rows].join('\n');
    expect(tablesIn([table, ...odd].join('\n\n')).map(([words]) => words)).toEqual([table]);
  });

  test('lines that a page joins are no rows', () => {
    expect(tablesIn([head, ...rows].join('\n'), [head, ...rows].join(' '))).toEqual([]);
    expect(
      tablesIn([head, rows.join('\n')].join('\n\n'), [head, rows.join(' ')].join('\n\n')),
    ).toEqual([]);
  });
});
