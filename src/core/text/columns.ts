import { greatest } from './greatest.ts';
import { firstIndex } from './lookup.ts';
import { widthOf } from './width.ts';

/** Where words stand in a line, in columns from 0; the end is exclusive. */
interface Cell {
  start: number;
  end: number;
  /** Where its words begin, in UTF-16 units. */
  at: number;
  /** Whether the gap before them is wider than one between sentences. */
  isApart: boolean;
  /** Whether they are a figure, or a sign in place of one. */
  isFigure: boolean;
}

/** A line: where words stand behind its gaps, and those that it begins with where blanks stand before them. */
interface Row {
  cells: Cell[];
  first?: Cell;
}

/** How the lines of a text that stand in columns are set. */
export interface Columns {
  /** How many columns the longest of them takes. */
  width: number;
  /** How many columns lie between two stops of tabs. */
  tab: number;
}

/** How far the stops of tabs lie apart, where they are not one for each column of a table: as pages are set. */
export const usualTab = 8;
/** The further distances that stops may have. */
export const widerTabs = [
  ...Array.from({ length: 18 }, (_, n) => usualTab + 4 * (n + 1)),
  ...[100, 120, 140, 160, 180, 200],
];

/** How wide a gap is at most that stands between sentences. */
const sentence = 2;

/** What parts words and has width: what it is in ASCII, in Word, on the web and in East Asia. */
const blank = /^[\t \u00A0\u2000-\u200A\u202F\u205F\u3000]$/;

/** The sign of an item of a list, which no gap parts from its words. */
const item = /^[\t ]*(?:[-*+•·–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivxl]{1,6})[.)])[\t ]+/;

/** Returns whether a line begins with the sign of an item of a list. */
export function isItem(line: string): boolean {
  return item.test(line);
}

/** Whether a line of a text has a gap, as the rows of tables have: two blanks or a tab, behind words and before others. */
export function hasGap(text: string): boolean {
  return linesIn(text).some((line) => rowOf(line, usualTab).cells.length > 0);
}

/** Returns whether a line is a rule, as tables have them between their heads and their rows, in one part or several. */
export function isRule(line: string): boolean {
  return (
    /^[-=_~*+|:.\t \u2010-\u2015\u2500-\u257F]*$/.test(line) &&
    /([-=_~*\u2010-\u2015\u2500-\u257F])\1\1/.test(line)
  );
}

/** How long a line is at most that may name the rows behind it, in UTF-16 units. */
const longLabel = 60;

/** Returns whether a line may stand between rows of one table, as a rule or as the name of those behind it. */
export function isLabel(line: string): boolean {
  return isRule(line) || (line.length <= longLabel && !hasGap(line));
}

/** Returns whether a text begins with heads of columns: its first line but rules has a gap and no figures, which lines behind it have. */
export function hasHeads(text: string): boolean {
  const [first = '', ...rows] = linesIn(text).filter((line) => !isRule(line));
  const { cells } = rowOf(first, usualTab);
  const isOfWords = cells.length > 0 && !cells.some(({ isFigure }) => isFigure);
  return isOfWords && !figure.test(first) && rows.some((row) => figure.test(row));
}

const figure = /\p{Nd}/u;

/** How wide a line is at most that is a row, and what stands in its second column where that is the last, where nothing beside it tells. */
const [widestRow, widestSecond] = [132, 40];

/**
 * What a line may be, by its gaps: a row of a table, which may be too wide to be one by itself; one of two columns; one in whose second a sentence stands, as behind its
 * number or speaker; and one of these that is too long for a row.
 */
export type RowKind = 'row' | 'wide' | 'pair' | 'said' | 'long';

/**
 * Returns what a line may be of which some words are parted by more than stands between sentences, or that is a figure behind as much;
 * undefined of others.
 */
export function rowKind(line: string): RowKind | undefined {
  const { cells, first } = rowOf(line, usualTab);
  const [cell] = cells;
  if (!cells.some(({ isApart }) => isApart)) return first?.isFigure ? 'row' : undefined;
  const isWide = columnsOf(line, usualTab) > widestRow;
  // Between two tabs there is a cell without words.
  if (cells.length > 1 || !cell || /\t *\t *$/.test(line.slice(0, cell.at)))
    return isWide ? 'wide' : 'row';
  const words = line.slice(cell.at).replace(/(?<![\t ])[\t ]+$/, '');
  if (/[\t ]/.test(words) && cell.end - cell.start > widestSecond) return isWide ? 'long' : 'said';
  if (isWide) return 'wide';
  return /\p{L}{4}/u.test(words) && /[\t ]\S+[.?!…]["'”’»)\]]*$/.test(words) ? 'said' : 'pair';
}

/** Returns whether a line may be a row beside others, however wide: by its gaps, also one behind the sign of an item, or by bars between cells. */
export function hasCells(line: string): boolean {
  return rowKind(line) !== undefined || /^[\t ]*\S+(?: {3}| *\t)|\|.*\|/.test(line);
}

/** Returns whether a line may be a row of a table where nothing stands beside it: what is wider may be a paragraph. */
export function isRow(line: string): boolean {
  return /^(?:row|pair|said)$/.test(rowKind(line) ?? '');
}

/**
 * Returns whether lines of such kinds are said by somebody, or numbered, and no table: all are of two columns, and half of them have sentences in
 * the second, or one more than a row can have.
 */
export function isSaid(kinds: readonly (RowKind | undefined)[]): boolean {
  if (kinds.includes('row') || kinds.includes('wide')) return false;
  const said = kinds.filter((kind) => kind === 'said').length;
  return kinds.includes('long') || (!kinds.includes(undefined) && said * 2 >= kinds.length);
}

/**
 * Returns how far the stops of tabs lie apart in a text: every eighth, as typewriters and editors had them, or so far that each tab leads
 * to the next column of a table, whatever stands before it, as programs write tables: where all lines have as many tabs, or fewer columns
 * begin then.
 */
export function tabOf(text: string): number {
  const lines = linesIn(text).flatMap((line) => (line.includes('\t') ? [line.split('\t')] : []));
  const widest = greatest(lines.flatMap((fields) => fields.slice(0, -1).map(widthOfLine)));
  const wider = widerTabs.find((tab) => tab > widest);
  if (widest < usualTab || wider === undefined) return usualTab;
  const isEven = new Set(lines.map((fields) => fields.length)).size === 1;
  const begun = (tab: number) =>
    new Set(
      lines.flatMap((fields) => wordsOf(rowOf(fields.join('\t'), tab)).map(({ start }) => start)),
    ).size;
  return isEven || begun(wider) < begun(usualTab) ? wider : usualTab;
}

function widthOfLine(line: string): number {
  return columnsOf(line, usualTab);
}

/**
 * Whether the lines of a text stand in columns: half of those that have gaps, and two at least, have words that begin or end under one
 * another behind a gap, or a figure behind blanks alone under such words; or half of them, and three at least, have some under the heads
 * of a line with several. The halves of long verses are parted by gaps too, and hardly stand so. Columns are counted as `widthOf` does, tabs as `tabOf` does. Takes time that is linear in the text, but for a logarithm.
 */
export function hasColumns(text: string): boolean {
  const lines = linesIn(text);
  const rows = rowsIn(lines, tabOf(text));
  return !areFilled(lines, rows) && standInColumns(rows);
}

/**
 * Whether a text is a table by itself: its lines stand in columns, half of them have gaps, and one of these is wider than those between
 * sentences; or there are tabs in all of them, whatever stands under what. What is said or numbered is none. Blank lines and rules count for nothing.
 */
export function isTable(text: string): boolean {
  const lines = linesIn(text).filter((line) => !/^[\t ]*$/.test(line) && !isRule(line));
  if (isSaid(lines.map(rowKind))) return false;
  const rows = rowsIn(lines, tabOf(text));
  if (lines.length > 1 && areTabbed(lines)) return true;
  const isApart = rows.some(({ cells }) => cells.some((cell) => cell.isApart));
  const isMost = rows.length * 2 >= lines.length;
  return isApart && isMost && !areFilled(lines, rows) && standInColumns(rows);
}

/** Whether there are tabs before words in all lines, and between words in half of them, beside those behind the sign of an item. */
function areTabbed(lines: readonly string[]): boolean {
  const fields = lines.map((line) => line.slice(item.exec(line)?.[0].length ?? 0));
  const between = fields.filter((line) => /[^\t ] *\t[\t ]*[^\t ]/.test(line)).length;
  return fields.every((line) => /\t *[^\t ]/.test(line)) && between * 2 >= lines.length;
}

/** How wide prose is set at least. */
const narrowest = 25;

/**
 * Whether lines are prose that was set with even margins by blanks between its words: most of them end with a letter or a sign in one column, and most gaps
 * are no wider than those between sentences.
 */
function areFilled(lines: readonly string[], rows: readonly Row[]): boolean {
  const ends = new Map<number, number>();
  for (const line of lines) {
    const own = line.replace(/(?<![\t ])[\t ]+$/, '');
    if (!/[\p{L}\p{P}]$/u.test(own)) continue;
    const end = columnsOf(own, usualTab);
    if (end >= narrowest) ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  const cells = rows.flatMap((row) => row.cells);
  const wide = cells.filter(({ isApart }) => isApart).length;
  return greatest(ends.values(), 0) > lines.length / 2 && wide * 2 < cells.length;
}

/** Returns how many columns the longest line of a text takes, with a stop of tabs at each `tab`. */
export function columnsOf(text: string, tab: number): number {
  const ends = linesIn(text).map((line) => {
    let column = 0;
    for (const character of line) column = nextColumn(column, character, tab);
    return column;
  });
  return greatest(ends);
}

/** Returns in which column, from 0, words begin that stand furthest in their lines behind a gap; 0 where none do. */
export function lastColumnIn(text: string, tab: number): number {
  const words = linesIn(text).flatMap((line) => rowOf(line, tab).cells);
  return greatest(
    words.map(({ start }) => start),
    0,
  );
}

function linesIn(text: string): string[] {
  return text.split(/\r\n|[\n\r]/);
}

/** Returns those lines that have gaps, or begin with blanks and have words under such as stand behind a gap. */
function rowsIn(lines: readonly string[], tab: number): Row[] {
  const rows = lines.map((line) => rowOf(line, tab));
  const isUnder = under(rows.flatMap(({ cells }) => cells.filter((cell) => cell.isApart)));
  return rows.flatMap(({ cells, first }) => {
    if (first && isUnder(first)) return [{ cells, first }];
    return cells.length > 0 ? [{ cells }] : [];
  });
}

/** Returns whether words begin or end where some others do, or are a figure and stand within them. */
function under(heads: readonly Cell[]): (cell: Cell) => boolean {
  const [starts, ends] = [new Set<number>(), new Set<number>()];
  let furthest = 0;
  const reaching = [...heads]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      starts.add(start);
      ends.add(end);
      furthest = Math.max(furthest, end);
      return { start, furthest };
    });
  return ({ start, end, isFigure }) => {
    if (starts.has(start) || ends.has(end)) return true;
    const last = reaching[firstIndex(reaching, (head) => head.start > start) - 1];
    return isFigure && last !== undefined && last.furthest >= end;
  };
}

function standInColumns(rows: readonly Row[]): boolean {
  const sides = (['start', 'end'] as const).map((side) => {
    const counts = new Map<number, number>();
    for (const { [side]: column } of rows.flatMap(wordsOf))
      counts.set(column, (counts.get(column) ?? 0) + 1);
    return greatest(counts.values(), 0);
  });
  // What they stand under is a row, too.
  const led = rows.filter(({ first }) => first !== undefined).length;
  const most = greatest([...sides, led > 1 ? led + 1 : 0, underHeads(rows)]);
  return most >= Math.max(2, rows.length / 2);
}

/** Returns how many rows have words under those of the row that has the most, that one too; none where so are less than three. */
function underHeads(rows: readonly Row[]): number {
  const cells = greatest(rows.map((row) => row.cells.length));
  const heads = rows.find((row) => row.cells.length === cells);
  if (!heads || cells < 2) return 0;
  const isUnder = under(wordsOf(heads));
  const count = rows.filter((row) => wordsOf(row).some(isUnder)).length;
  return count < 3 ? 0 : count;
}

function wordsOf({ cells, first }: Row): Cell[] {
  return first ? [first, ...cells] : cells;
}

function rowOf(line: string, tab: number): Row {
  const row: Row = { cells: [] };
  const words = item.exec(line)?.[0].length ?? 0;
  let [column, at, isBegun] = [0, 0, false];
  let gap = { blanks: 0, start: 0, isTab: false };
  let last: Cell | undefined;
  for (const character of line) {
    const start = column;
    column = nextColumn(column, character, tab);
    at += character.length;
    if (at <= words) {
      gap.start = column;
      continue;
    }
    if (blank.test(character)) {
      gap.blanks++;
      gap.isTab ||= character === '\t';
      continue;
    }
    const isApart = gap.isTab || start - gap.start > sentence;
    const cell = { start, end: column, at: at - character.length, isApart, isFigure: true };
    if (isBegun ? gap.isTab || gap.blanks > 1 : isApart) {
      last = cell;
      if (isBegun) row.cells.push(cell);
      else row.first = cell;
    }
    isBegun = true;
    gap = { blanks: 0, start: column, isTab: false };
    if (!last) continue;
    last.end = column;
    last.isFigure &&= !/\p{L}/u.test(character);
  }
  return row;
}

/** Returns in which column a line goes on behind a character that stands in `column`. */
function nextColumn(column: number, character: string, tab: number): number {
  return column + (character === '\t' ? tab - (column % tab) : widthOf(character));
}
