import type { TextFile } from '../../page/file.ts';
import type { Block, MarkupElement } from '../../page/model.ts';
import { readExtent } from '../../page/rendition.ts';
import { indentOf } from '../../page/tables.ts';
import { columnsOf, lastColumnIn } from '../../text/columns.ts';
import { endOfMatch } from '../../text/end-of-match.ts';
import { type Lines, linesOf, pointAt } from '../../text/lines.ts';
import { firstIndex } from '../../text/lookup.ts';
import type { Range } from '../../text/range.ts';
import { type CheckedPage, eachPage } from '../each-page.ts';
import type { Rule } from '../rule.ts';

/**
 * A gap stands where the seed ends a row before its last column, and is shown in the cell before: the page has blanks before it that the seed has not, or
 * stands at a figure that may be whole.
 */
export const gapCellUnclear: Rule = { code: 'gap-cell-unclear', find: eachPage(findIn) };

function findIn({ page, file, source: { seed, text = '' }, edition }: CheckedPage): void {
  const tables = tablesOf(page.blocks, text);
  if (!seed || tables.length === 0) return;
  const lines = linesOf(text);
  const points = new Map(
    page.wordless.flatMap(({ at, flow, offset }) => (flow ? [] : [[at, offset] as const])),
  );
  const gaps = page.elements.flatMap((element) => {
    const offset = points.get(element.at);
    return element.name === 'Gap' && offset !== undefined ? [{ ...element, offset }] : [];
  });
  for (const [offset, own] of Map.groupBy(gaps, (one) => one.offset)) {
    const row = rowEndAt(offset, { text, lines, tables });
    const gap = row && own.find((one) => isUnclear(one, offset - row.end, row.cell, file));
    if (!gap) continue;
    const { cell } = row;
    const mend = edition.command('migrate', `${page.id} --seed corrected.txt`);
    const ends = { start: pointAt(lines, row.start), end: pointAt(lines, row.end) };
    file.report(
      'gap-cell-unclear',
      { start: gap.at, end: gap.end },
      `Unexpected gap where the seed ends a row before its last column, expected it in a cell that the row has: it is shown in that of “${cell}”`,
      {
        hint: `where a part of “${cell}” is missing, write the gap directly behind it, and how many characters: extent="1 character"; where a cell is, the row of the seed needs blanks as far as that: ${mend}`,
        related: [{ file: seed.path, ...ends, message: 'the row ends here' }],
      },
    );
  }
}

/** Whether the page has more blanks before a gap than the seed, so many, or has none and does not say that a part of the figure before it is missing. */
function isUnclear(
  { at, attributes }: MarkupElement,
  blanks: number,
  cell: string,
  { text }: TextFile,
): boolean {
  const written = text.slice(indentOf(text, at), at);
  if (/\t|[\f ]{2}/.test(written) && written.length > blanks) return true;
  const isPart = readExtent(attributes['extent']?.value ?? '')?.unit === 'character';
  return blanks === 0 && !isPart && !/\p{L}/u.test(cell);
}

/** A row that its seed ends before the last column of its table: as far as its words go, and those of its last cell. */
interface ShortRow extends Range {
  cell: string;
}

/** Returns the row that ends at an offset of the seed, or behind blanks there; undefined where none does, or one goes as far as the last column. */
function rowEndAt(
  offset: number,
  { text, lines, tables }: { text: string; lines: Lines; tables: readonly Table[] },
): ShortRow | undefined {
  const table = tables[firstIndex(tables, ({ end }) => end >= offset)];
  if (!table || offset < table.start) return undefined;
  const start = offset - pointAt(lines, offset).column + 1;
  const [wordsEnd, rowEnd] = [indentOf(text, offset), endOfMatch(/[\t\f ]+/y, text, offset)];
  const isEnded = /^[\n\r]?$/.test(text.charAt(rowEnd));
  if (!isEnded || columnsOf(text.slice(start, rowEnd), table.tab) >= table.last) return undefined;
  const cell = text.slice(start, wordsEnd).replace(/^[^]*(?:\t| {2})/, '');
  return { start, end: wordsEnd, cell };
}

/** Blocks in columns that follow on each other, and in which column the last cell of their rows begins at the furthest. */
interface Table extends Range {
  tab: number;
  last: number;
}

function tablesOf(blocks: readonly Block[], text: string): Table[] {
  const tables: Table[] = [];
  let open: Table | undefined;
  for (const { start, end, columns } of blocks) {
    if (!columns) {
      open = undefined;
      continue;
    }
    const { tab } = columns;
    const last = lastColumnIn(text.slice(start, end), tab);
    if (open) Object.assign(open, { end, last: Math.max(open.last, last) });
    else tables.push((open = { start, end, tab, last }));
  }
  return tables;
}
