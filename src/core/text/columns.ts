import { greatest } from './greatest.ts';

/** Where words stand that a gap parts from what is before them in a line, in columns from 0; the end is exclusive. */
interface Cell {
  start: number;
  end: number;
}

/** How wide a tab is at most, as pages are set. */
const tab = 8;

/** Whether a line of a text has a gap, as the rows of tables have: two spaces or a tab, behind words and before others. */
export function hasGap(text: string): boolean {
  return linesIn(text).some((line) => cellsIn(line).length > 0);
}

/**
 * Whether the lines of a text stand in columns: half of those that have gaps, and two at least, have words that begin or end under one
 * another behind a gap. The halves of long verses are parted by gaps too, and hardly stand so. Columns are counted in code points, tabs
 * to every eighth. Linear in the text.
 */
export function hasColumns(text: string): boolean {
  const rows = linesIn(text)
    .map(cellsIn)
    .filter((cells) => cells.length > 0);
  const sides = (['start', 'end'] as const).map((side) => {
    const counts = new Map<number, number>();
    for (const cells of rows)
      for (const { [side]: column } of cells) counts.set(column, (counts.get(column) ?? 0) + 1);
    return greatest(counts.values(), 0);
  });
  return greatest(sides) >= Math.max(2, rows.length / 2);
}

function linesIn(text: string): string[] {
  return text.split(/\r\n|[\n\r]/);
}

/** Returns where the words of a line stand behind its gaps. */
function cellsIn(line: string): Cell[] {
  const cells: Cell[] = [];
  let [column, blanks, isTab, isBegun] = [0, 0, false, false];
  for (const character of line) {
    if (character === ' ' || character === '\t') {
      blanks++;
      isTab ||= character === '\t';
      column += character === '\t' ? tab - (column % tab) : 1;
      continue;
    }
    const isNew = isBegun && (blanks > 1 || isTab);
    if (isNew) cells.push({ start: column, end: column });
    [blanks, isTab, isBegun] = [0, false, true];
    column++;
    const last = cells.at(-1);
    if (last) last.end = column;
  }
  return cells;
}
