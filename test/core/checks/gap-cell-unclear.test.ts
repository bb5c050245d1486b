import { describe, expect, test } from 'vitest';
import { gapCellUnclear } from '../../../src/core/checks/rules/gap-cell-unclear.ts';
import { editionOf, filesOf } from '../support.ts';

const gap = '<Gap/>';
const head = 'Regiment      Killed   Wounded';
const whole = 'Second             1         7';

/** What is told of a page with this text, whose seed is that without its gaps, or `seed`. */
function told(body: string, seed?: string, front = ''): string[] {
  const text = seed ?? body.replace(/<[^>]*>/g, '').replaceAll('\\\n', '\n');
  const edition = editionOf(filesOf(text, `<Source>\n\n${body}\n\n</Source>\n`, {}, front));
  return gapCellUnclear.find(edition).map(({ message, place: { start }, related = [] }) => {
    const cell = /“(.*)”$/.exec(message)?.[1] ?? '';
    return (
      [start, related[0]?.start].map((at) => `${at?.line}:${at?.column}`).join(' ') + ` ${cell}`
    );
  });
}

/** A table with this row in the middle. */
const around = (row: string) => [head, row, whole].join('\\\n');

describe('a gap where the seed ends its row', () => {
  const first = 'First             12';
  const torn = [head, first, whole].join('\n');

  test.each<[string, string, string?, string?]>([
    ['directly behind a figure', around(first + gap)],
    ['with how many words', around(`${first}<Gap extent="1 word"/>`)],
    ['behind one blank', around(`${first} ${gap}`), torn],
    ['behind blanks that the seed has not', around(`${first}         ${gap}`), torn],
    [
      'behind more blanks than the seed has',
      around(`${first}         ${gap}`),
      torn.replace('12', '12   '),
    ],
    ['of which there are two', around(`${first}${gap}<Gap extent="2 words"/>`)],
    [
      'and the rows are parted by blank lines',
      [head, first + gap, whole].join('\n\n'),
      torn.replaceAll('\n', '\n\n'),
    ],
    ['where lines are kept', around(first + gap), torn, 'lines: keep\n'],
    ['with CRLF', around(first + gap), torn.replaceAll('\n', '\r\n')],
  ])('is told: %s', (_, body, seed, front) => {
    const [place = '', ...more] = told(body, seed, front);
    expect(more).toEqual([]);
    expect(place).toMatch(/^\d+:\d+ [23]:1 12$/);
  });

  test('is told behind words, too, where the page has blanks before it', () => {
    expect(told(around(`Third\t${gap}`), [head, 'Third', whole].join('\n'))).toEqual([
      expect.stringMatching(/ Third$/),
    ]);
  });

  test('is told of the last row, and of each', () => {
    const rows = [head, whole, first + gap, `Third              8${gap}`].join('\\\n');
    expect(told(rows)).toEqual([expect.stringMatching(/12$/), expect.stringMatching(/8$/)]);
  });
});

describe('others are not', () => {
  test.each<[string, string, string?, string?]>([
    ['in the last column', around(`First             12         3${gap}`)],
    ['in the middle of a row', around(`First${gap}             12         3`)],
    ['behind words, of which a part is missing', around(`First Mass${gap}`)],
    ['where characters of the figure are missing', around(`First   1<Gap extent="1 character"/>`)],
    ['behind the blanks of the seed', around(`First             12         ${gap}`)],
    [
      'behind some of the blanks of the seed',
      around(`First             12${gap}`),
      [head, `First             12${' '.repeat(9)}`, whole].join('\n'),
    ],
    ['of a page behind a figure', around('First             12<Page n="2"/>')],
    ['between paragraphs', `${around('First             12')}\n\n${gap}\n\nSo it was.`],
    ['in prose', `The losses were 12${gap}\n\n${around('First             12')}\n\nSo ${gap}`],
    ['without a table', `There were 12${gap}`],
    ['on a page that is not its seed', around(`First             12${gap}`), 'Regiment'],
  ])('%s', (_, body, seed, front) => expect(told(body, seed, front)).toEqual([]));

  test('nor is one without a seed', () => {
    const files = filesOf(head, `<Source>\n\n${head}${gap}\n\n</Source>\n`);
    delete files['seeds/a.txt'];
    expect(gapCellUnclear.find(editionOf(files))).toEqual([]);
  });
});
