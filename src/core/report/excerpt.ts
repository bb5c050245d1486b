import type { Point } from '../problem.ts';
import type { Lines } from '../text/lines.ts';
import { widthOf } from '../text/width.ts';
import { show } from './escape.ts';

/** A line of a file as a terminal shows it, and the carets for the line below. */
export interface Excerpt {
  source: string;
  marks: string;
}

/** Columns of a terminal that a line may take; a longer one is cut around the place. */
const width = 100;
/** How many of them stay before the place, of a line that goes on for longer than the rest after it. */
const lead = 40;
/** UTF-16 units looked at on either side: enough for `width` columns of any script, few in a line of megabytes. */
const reach = 2 * width;

/**
 * Returns the line of a place with what stands from `start` to `end` marked, to the end of the line where the
 * place goes on below it; undefined when the text has no such line. Points are as in Place.
 */
export function excerpt(
  { text, lines }: { text: string; lines: Lines },
  start: Point,
  end: Point = start,
): Excerpt | undefined {
  const first = lines.starts[start.line - 1];
  if (first === undefined) return undefined;
  const last = lineEnd(text, lines.starts[start.line]);
  const at = Math.min(first + start.column - 1, last);
  const to = end.line === start.line ? first + end.column - 1 : last;
  const left = Math.max(first, at - reach);
  const right = Math.min(last, at + reach);
  const before = cells(text, left, at).slice(left > first ? 1 : 0);
  const after = cells(text, at, right).slice(0, right < last ? -1 : undefined);
  const shownBefore = fitting(
    before.toReversed(),
    Math.max(lead, width - columnsOf(after)),
  ).reverse();
  const shownAfter = fitting(after, width - columnsOf(shownBefore));
  const cutBefore = left > first || shownBefore.length < before.length ? '…' : '';
  const cutAfter = right < last || shownAfter.length < after.length ? '…' : '';
  const marked = columnsOf(shownAfter.filter((cell) => cell.at < to));
  return {
    source:
      cutBefore + [...shownBefore, ...shownAfter].map((cell) => cell.shown).join('') + cutAfter,
    marks: ' '.repeat(cutBefore.length + columnsOf(shownBefore)) + '^'.repeat(Math.max(1, marked)),
  };
}

/** Returns where the line before the one that starts at `next` ends, without its line end. */
function lineEnd(text: string, next = text.length): number {
  let end = next;
  while (text[end - 1] === '\n' || text[end - 1] === '\r') end--;
  return end;
}

/** One character of the line. */
interface Cell {
  /** Its UTF-16 offset. */
  at: number;
  shown: string;
  /** The columns that it takes. */
  width: number;
}

function cells(text: string, from: number, to: number): Cell[] {
  const result: Cell[] = [];
  let at = from;
  for (const character of text.slice(from, to)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + character.length, at + character.length + 2);
    const shown = character === '\t' ? '    ' : show(character, before, after);
    result.push({ at, shown, width: shown === character ? widthOf(character) : shown.length });
    at += character.length;
  }
  return result;
}

function columnsOf(list: readonly Cell[]): number {
  return list.reduce((sum, cell) => sum + cell.width, 0);
}

/** Returns as many of the first cells as fit into `columns`. */
function fitting(list: readonly Cell[], columns: number): Cell[] {
  let used = 0;
  const over = list.findIndex((cell) => (used += cell.width) > columns);
  return over < 0 ? [...list] : list.slice(0, over);
}
