import type { Source } from '../../edition/edition.ts';
import type { Range } from '../../text/range.ts';
import type { Finding } from '../../problem.ts';
import { hasCells, isRule, isTable } from '../../text/columns.ts';
import { linesOf, pointAt } from '../../text/lines.ts';
import { neighbours } from '../../text/neighbours.ts';
import type { Rule } from '../rule.ts';

/** Rows of a table stand among the lines of prose: what stands under one head in the seed is seen under another, or none. */
export const rowsJoined: Rule = {
  code: 'rows-joined',
  find: ({ sources }) => sources.flatMap(findIn),
};

/** Of two lines that look like rows, one may be prose. */
const fewest = 3;

function findIn({ page, seed, text = '' }: Source): Finding[] {
  if (!seed || !page.faithful || page.data?.lines === 'keep') return [];
  const tables = page.blocks.flatMap((block) => (block.columns ? [] : tablesIn(text, block)));
  const [first] = tables;
  if (!first) return [];
  const more = tables.length > 1 ? ` and ${tables.length - 1} more such tables` : '';
  const lines = linesOf(text);
  return [
    {
      code: 'rows-joined',
      message: `Unexpected rows of a table in lines of prose${more}, expected a block of its own whose lines end where those of the seed do: each gap between their words is shown as one blank`,
      place: {
        file: seed.path,
        start: pointAt(lines, first.start),
        end: pointAt(lines, first.end),
      },
      hint: 'in the page, end each of these lines but the last with a backslash, and put a blank line before the first and behind the last',
      related: [{ file: page.file, message: 'this page shows the seed' }],
    },
  ];
}

/** The first rows of the tables among the lines of a block, in UTF-16 units of the seed. */
function tablesIn(text: string, { start, end }: Range): Range[] {
  const lines = [...text.slice(start, end).matchAll(/[^\r\n]+/g)];
  return neighbours(lines, ([line]) => hasCells(line) || isRule(line)).flatMap((rows): Range[] => {
    const words = rows.map(([line]) => line);
    const [first] = rows;
    if (!first || rows.length < fewest || !isTable(words.join('\n'))) return [];
    return [{ start: start + first.index, end: start + first.index + first[0].length }];
  });
}
