import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, isNamedLayout, type Layout, lookAt } from '../../../src/core/page/layout.ts';
import { fold } from '../../../src/core/text/fold.ts';

const sentence =
  'The harbour master wrote on the third of May that the ice had gone out of the river in the night, and that the first of the boats would be let in by noon if the wind held as it was.';
const long = `${sentence} ${sentence}`;

/** Wraps words as an editor does. */
function wrap(text: string, width: number, first = ''): string {
  const lines: string[] = [];
  for (const word of (first + text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines.join('\n');
}

/** Sets wrapped lines with even margins by blanks between their words, as line printers did. */
function fill(text: string, width: number, first: string): string {
  const lines = wrap(text, width - first.length).split('\n');
  return lines
    .map((line, n) => {
      const parts = line.split(' ');
      const room = n + 1 < lines.length ? width - (n === 0 ? first.length : 0) - line.length : 0;
      const blanks = parts.map((_, at) => ' '.repeat(1 + Math.ceil((room - at) / parts.length)));
      return (
        (n === 0 ? first : '') +
        parts
          .map((part, at) => part + (blanks[at] ?? ''))
          .join('')
          .trimEnd()
      );
    })
    .join('\n');
}

const verse = `The ice went out at break of day,
And no one heard it go;
We found the river wide and grey
And all the boats below.

The master counted them by name
As each came past the light,
And wrote them down, and wrote the same
He wrote the other night.`;

const table = `Year      Boats   Tons
1901         12     340
1902         15     410
1903          9     220`;

/** A table whose lines are longer than those of verse. */
const wide = `Regiment                                  Officers killed   Men killed   Missing   Total
First Massachusetts Volunteers                          1           12                  13
Second                                                               7         3        10
Third Illinois                                          2           31                  33`;

const list = `What was brought:
- rope, twelve coils
- tar
- salt fish, and a barrel of herring`;

const letter = `Harbour Office
12 Quay Street

Dear Sir,

${long}

${sentence}

Yours,
A. Master`;

describe('what a text looks like', () => {
  test.each<[string, Layout, string]>([
    ['nothing', 'flow', ''],
    ['one line', 'flow', 'A line.'],
    ['one long line', 'flow', long.repeat(50)],
    ['paragraphs with blank lines between them', 'flow', `${long}\n\n${sentence}\n\n${long}`],
    ['one line a paragraph', 'paragraphs', `${long}\n${sentence}\n${long}\nYes.\n${sentence}`],
    ['one line a paragraph, with CRLF', 'paragraphs', `${long}\r\n${sentence}\r\n${long}\r\n`],
    ['one line a paragraph, with CR', 'paragraphs', `${long}\r${sentence}\r${long}\r`],
    [
      'one line a paragraph, each indented',
      'paragraphs',
      `Title\n\t${long}\n\t${sentence}\n\t${long}`,
    ],
    ['two paragraphs of one line', 'paragraphs', `${long}\n${sentence}`],
    [
      'lines of dialogue, some of them long',
      'paragraphs',
      `${sentence}\n${'- Yes.\n- No.\n'.repeat(2)}${sentence}\n${sentence}`,
    ],
    ['hard wraps', 'wrapped', `${wrap(long, 72)}\n\n${wrap(sentence, 72)}`],
    ['hard wraps with CRLF', 'wrapped', wrap(long, 72).replaceAll('\n', '\r\n')],
    [
      'hard wraps that break words, of lines of any length',
      'wrapped',
      `Das Gesamtkonzept\n\n${sentence} Die Ver-\nfassungsurkunde ist offi-\ncial, und die Maße sind bekannt.`,
    ],
    ['a line end that breaks a word', 'wrapped', `Philadel-\nphia ${long}`],
    ['verse with a word that is broken', 'keep', verse.replace('And no one', 'And-\nno one')],
    ['hard wraps in a narrow column', 'wrapped', `${wrap(long, 34)}\n\n${wrap(long, 34)}`],
    ['one short paragraph in a narrow column', 'wrapped', wrap(sentence, 40)],
    ['one in a column as narrow as that of a newspaper', 'wrapped', `A\n\n${wrap(sentence, 28)}`],
    ['an address, a part of which has small letters', 'keep', 'the Office\nof the harbour,\nRye'],
    ['hard wraps, one paragraph of two lines', 'wrapped', wrap(sentence, 130)],
    [
      'hard wraps with a heading, a list and verse',
      'wrapped',
      `The Harbour\nIn Spring\n\n${wrap(long, 60)}\n\n${wrap(long, 60)}\n\n${list}\n\n${verse}\n\n${wrap(long, 60)}`,
    ],
    ['hard wraps, every block indented alike', 'wrapped', wrap(long, 60).replace(/^/gm, '    ')],
    [
      'a bibliography with hanging lines',
      'wrapped',
      [long, long, long].map((text) => wrap(text, 60).replaceAll('\n', '\n    ')).join('\n'),
    ],
    [
      'paragraphs by indentation',
      'indents',
      [long, sentence, long, sentence].map((text) => wrap(text, 64, '   ')).join('\n'),
    ],
    [
      'paragraphs by tabs',
      'indents',
      [long, sentence, long].map((text) => `\t${wrap(text, 64)}`).join('\n'),
    ],
    ['verse', 'keep', verse],
    ['verse, all of it together', 'keep', verse.replace('\n\n', '\n')],
    [
      'verse of long lines that begin with capitals',
      'keep',
      Array.from(
        { length: 12 },
        (_, n) => `And ${'the river ran below the hill '.repeat(2)}${'x'.repeat(n % 3)},`,
      ).join('\n'),
    ],
    ['verse with every second line indented', 'keep', verse.replace(/^(And|As)/gm, '    $1')],
    ['two lines', 'keep', 'Roses are red\nViolets are blue'],
    ['a table', 'keep', table],
    [
      'a table with rules of equal length',
      'keep',
      Array.from(
        { length: 9 },
        (_, n) => `| 190${n} | the boats that came in that year | ${n}0 |`,
      ).join('\n'),
    ],
    ['a table of long lines', 'keep', wide],
    ['a table of long lines, with some words', 'keep', `${sentence}\n\n${wide}`],
    ['one line a paragraph, with a table', 'tables', `${long}\n\n${wide}\n\n${long}\n${long}`],
    [
      'one line a paragraph, with a table behind no blank line',
      'tables',
      `${long}\nName\tAge\nAnn\t7\n${long}`,
    ],
    [
      'Chinese paragraphs, each indented by two spaces',
      'paragraphs',
      Array(5)
        .fill(`\u3000\u3000${'春眠不觉晓处处闻啼鸟'.repeat(20)}`)
        .join('\n'),
    ],
    ['one line a paragraph, two with tabs', 'paragraphs', `${long}\n1.\tOne.\n2.\tTwo.\n${long}`],
    ['a list', 'keep', list],
    ['Chinese verse', 'keep', '春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少'],
    [
      'Chinese, wrapped',
      'wrapped',
      `${'春眠不觉晓处处闻啼鸟夜来风雨声花落知多少春眠不觉晓处处闻啼鸟夜来风雨声花落\n'.repeat(9)}知多少`,
    ],
    ['a letter with an address and a signature', 'rows', letter],
  ])('%s', (_, layout, text) => expect(lookAt(text).layout).toBe(layout));

  test('where lines are known to be full, prose is wrapped, and verse is not', () => {
    const ragged = 'The boats came in\nwith the tide at noon that day\nand were\nmade fast.';
    expect(lookAt(ragged).layout).toBe('keep');
    expect(lookAt(ragged, true).layout).toBe('wrapped');
    expect(lookAt(verse, true).layout).toBe('keep');
  });

  test('how wide the lines of a wrapped text are is told', () => {
    const look = lookAt(`${wrap(long, 72)}\n\n${wrap(long, 72)}`);
    expect(look.width).toBeGreaterThan(64);
    expect(look.width).toBeLessThanOrEqual(72);
  });
});

describe('the blocks of a text', () => {
  const text = 'A title\n\n  One\n  two\n    three\n\n\nFour\r\nfive ';

  test.each<[Layout, string[][]]>([
    ['flow', [['A title'], ['One two three'], ['Four five']]],
    ['rows', [['A title'], ['One', 'two', 'three'], ['Four', 'five']]],
    ['keep', [['A title'], ['One', 'two', 'three'], ['Four', 'five']]],
    ['paragraphs', [['A title'], ['One'], ['two'], ['three'], ['Four'], ['five']]],
    ['indents', [['A title'], ['One two'], ['three'], ['Four five']]],
  ])('%s', (layout, blocks) => expect(blocksOf(text, { layout })).toEqual(blocks));

  test('where lines are wrapped, those of lists, tables and addresses stay', () => {
    const blocks = blocksOf(
      [
        '12 Quay Street\nHarbour',
        `1. ${wrap(long, 60)}\n2. No more.`,
        table,
        wrap(sentence, 60),
      ].join('\n\n'),
      { layout: 'wrapped', width: 60 },
    );
    expect(blocks).toEqual([
      ['12 Quay Street', 'Harbour'],
      [`1. ${long}`, '2. No more.'],
      table.split('\n'),
      [sentence],
    ]);
  });

  test('where lines are wrapped or indented, a table is cut from the prose that it stands among', () => {
    const prose =
      'the losses of the day before were as the officers of the staff told them,\nand so they were sent by the general to the governor of the state that night';
    const rows = [
      'Regiment        Killed   Wounded',
      'First               12         3',
      'Second                         7',
    ];
    const text = `${prose}:\n${rows.join('\n')}\n${prose}.`;
    const [before, behind] = [`${prose}:`, `${prose}.`].map((words) => [words.replace('\n', ' ')]);
    for (const layout of ['wrapped', 'indents'] as const)
      expect(blocksOf(text, { layout, width: 75 })).toEqual([before, rows, behind]);
    // Lines that are full are set with even margins.
    // A rule parts the head of a table from its rows, and belongs to both.
    const rule = '-'.repeat(60);
    const ruled = [rule, rows[0] ?? '', rule, ...rows.slice(1), rule];
    expect(
      blocksOf(`${prose}:\n${ruled.join('\n')}\n${prose}.`, { layout: 'wrapped', width: 75 }),
    ).toEqual([before, ruled, behind]);
    // So is one that has as many lines as the prose around it.
    const long = [rule, ...rows, ...rows, rule];
    const few = 'the losses of the day before were as they say';
    expect(
      blocksOf(`${few}\n${few}\n${few}:\n${long.join('\n')}\n${few}\n${few}\n${few}.`, {
        layout: 'wrapped',
        width: 46,
      }),
    ).toEqual([[`${few} ${few} ${few}:`], long, [`${few} ${few} ${few}.`]]);
    // Full lines are set with even margins.
    const plain = 'and the losses of the day as they\nwere told to the general and then';
    const even = 'the    losses   of   the   battle\nbefore    were    as   the  staff';
    const filled = `${plain}\n${even}\n${plain}`;
    expect(blocksOf(filled, { layout: 'wrapped', width: 33 })).toEqual([
      [filled.replaceAll('\n', ' ')],
    ]);
  });

  test('where lines are paragraphs, those of tables stay together', () => {
    const text = `${sentence}\nName\tAge\nAnn\t7\n${sentence}\n1.\tOne.\n2.\tTwo.\n\n${table}`;
    const rest = [[sentence], ['1.\tOne.'], ['2.\tTwo.']];
    expect(blocksOf(text, { layout: 'tables' })).toEqual([
      [sentence],
      ['Name\tAge', 'Ann\t7'],
      ...rest,
      table.split('\n'),
    ]);
    expect(blocksOf(text, { layout: 'paragraphs' }).flat()).toEqual(
      text.replace('\n\n', '\n').split('\n'),
    );
  });

  test('a rule of a table may be longer than its rows', () => {
    const rule = '-'.repeat(110);
    const rows = [rule, ...table.split('\n'), rule];
    expect(blocksOf([sentence, ...rows, sentence].join('\n'), { layout: 'tables' })).toEqual([
      [sentence],
      rows,
      [sentence],
    ]);
  });

  test.each(['\u00A0\u00A0\u00A0', '\u2007\u2007\u2007', '\u3000\u3000'])(
    'where lines are paragraphs, blanks other than spaces part the cells of tables: %j',
    (gap) => {
      const rows = [`Name${gap}Age`, `Anna${gap}7`];
      const text = `${gap}${sentence}\n${rows.join('\n')}\n${gap}${sentence}`;
      const paragraph = [`${gap}${sentence}`];
      expect(blocksOf(text, { layout: 'tables' })).toEqual([paragraph, rows, paragraph]);
    },
  );

  test('where indents begin paragraphs, those of tables begin none', () => {
    const rows = ['Losses', 'Year      Boats', '1901         12', '1902         15'];
    const text = `  ${wrap(sentence, 40)}\n\n${rows.join('\n    ')}`;
    expect(blocksOf(text, { layout: 'indents', width: 40 })).toEqual([[sentence], rows]);
  });

  test('an ideographic space indents, and is kept', () => {
    const line = '春眠不觉晓处处闻啼鸟夜来风雨声花落知多少春眠不觉晓处处闻啼鸟';
    const paragraph = `\u3000\u3000${line}\n${line}${line.slice(0, 2)}\n${line}${line.slice(0, 2)}\n${line.slice(0, 9)}`;
    const text = `${paragraph}\n${paragraph}\n${paragraph}`;
    expect(lookAt(text).layout).toBe('indents');
    expect(blocksOf(text, lookAt(text)).map(([row]) => row?.slice(0, 2))).toEqual(
      Array(3).fill('\u3000\u3000'),
    );
  });

  const pieces = fc.constantFrom(
    'a',
    'Bc',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n',
    '\r\n',
    '-',
    '1.',
    '|',
    '.',
    '春',
    long,
  );
  const texts = fc.array(pieces, { maxLength: 60 }).map((all) => all.join(''));
  const layouts = fc.constantFrom<Layout>(
    'flow',
    'wrapped',
    'indents',
    'rows',
    'paragraphs',
    'tables',
    'keep',
  );

  test('hold all of it, whatever the layout', () => {
    fc.assert(
      fc.property(texts, layouts, fc.nat(90), (text, layout, width) => {
        expect(fold(blocksOf(text, { layout, width }).flat().join(' '))).toBe(fold(text));
        const look = lookAt(text);
        expect(fold(blocksOf(text, look).flat().join(' '))).toBe(fold(text));
        expect(lookAt(text.replace(/\r?\n/g, '\r\n'))).toEqual(look);
      }),
    );
  });
});

test.each([30, 50, 60, 72])(
  'paragraphs with even margins, by blanks between the words of %i letters a line, are no table',
  (width) => {
    const text = [long, sentence, long].map((one) => fill(one, width, '   ')).join('\n');
    expect(text.split('\n').filter((line) => / {2,}\S/.test(line.trim())).length).toBeGreaterThan(
      5,
    );
    const look = lookAt(text);
    expect(look.layout).toBe('indents');
    expect(blocksOf(text, look)).toHaveLength(3);
  },
);

test('a layout has a name where it can be asked for', () => {
  expect(['flow', 'indents', 'paragraphs', 'keep'].every(isNamedLayout)).toBe(true);
  expect(['wrapped', 'rows', 'tables', '', 'toString'].some(isNamedLayout)).toBe(false);
});
