import { greatest } from './greatest.ts';

/** Where words stand that a gap parts from what is before them in a line, in columns from 0; the end is exclusive. */
interface Cell {
  start: number;
  end: number;
  /** Whether the gap is wider than one between sentences. */
  isApart: boolean;
}

/** How wide a tab is at most, as pages are set. */
const tab = 8;

/** The sign of an item of a list, which no gap parts from its words. */
const item = /^[\t ]*(?:[-*+•·–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivxl]{1,6})[.)])[\t ]+/;

/** Returns whether a line begins with the sign of an item of a list. */
export function isItem(line: string): boolean {
  return item.test(line);
}

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
  return standInColumns(rowsIn(linesIn(text)));
}

/**
 * Whether a text is a table by itself: its lines stand in columns, half of them have gaps, and one of these is wider than those between
 * sentences. Linear in the text.
 */
export function isTable(text: string): boolean {
  const lines = linesIn(text);
  const rows = rowsIn(lines);
  const isApart = rows.some((cells) => cells.some((cell) => cell.isApart));
  return isApart && rows.length * 2 >= lines.length && standInColumns(rows);
}

/** Returns how many columns the longest line of a text takes. */
export function columnsOf(text: string): number {
  const ends = linesIn(text).map((line) => {
    let column = 0;
    for (const character of line) column = nextColumn(column, character);
    return column;
  });
  return greatest(ends);
}

function linesIn(text: string): string[] {
  return text.split(/\r\n|[\n\r]/);
}

/** Returns the cells of those lines that have gaps. */
function rowsIn(lines: readonly string[]): Cell[][] {
  return lines.map(cellsIn).filter((cells) => cells.length > 0);
}

function standInColumns(rows: readonly (readonly Cell[])[]): boolean {
  const sides = (['start', 'end'] as const).map((side) => {
    const counts = new Map<number, number>();
    for (const cells of rows)
      for (const { [side]: column } of cells) counts.set(column, (counts.get(column) ?? 0) + 1);
    return greatest(counts.values(), 0);
  });
  return greatest(sides) >= Math.max(2, rows.length / 2);
}

/** Returns where the words of a line stand behind its gaps. */
function cellsIn(line: string): Cell[] {
  const cells: Cell[] = [];
  const words = item.exec(line)?.[0].length ?? 0;
  let [column, at, blanks, isTab, isBegun] = [0, 0, 0, false, false];
  for (const character of line) {
    const isBlank = character === ' ' || character === '\t';
    const start = column;
    column = nextColumn(column, character);
    at += character.length;
    if (at <= words) continue;
    if (isBlank) {
      blanks++;
      isTab ||= character === '\t';
      continue;
    }
    if (isBegun && (blanks > 1 || isTab))
      cells.push({ start, end: column, isApart: isTab || blanks > 2 });
    [blanks, isTab, isBegun] = [0, false, true];
    const last = cells.at(-1);
    if (last) last.end = column;
  }
  return cells;
}

/** Returns in which column a line goes on behind a character that stands in `column`. */
function nextColumn(column: number, character: string): number {
  return column + (character === '\t' ? tab - (column % tab) : 1);
}
