import { type Direction, runsLeft } from '../text/direction.ts';
import { withStrongAsLetters } from '../text/isolates.ts';
import type { Range } from '../text/range.ts';
import { cellsOf } from './boxes.ts';
import type { Run } from './running.ts';

/** Words that run by themselves (UAX 9, P1): a line of a block, or a cell of a table that stands in a box. UTF-16 offsets of the words of the block. */
export interface Paragraph extends Range {
  direction: Direction;
}

/** Returns the paragraphs of a block that runs so, in order; `run` is that of a row of a table. */
export function paragraphsOf(words: string, direction: Direction, run?: Run): Paragraph[] {
  return paragraphsIn(words, direction, cellsOf(words, run));
}

/** Returns the same of a block whose cells stand in boxes there; `words` have a line end only where a line ends. */
export function paragraphsIn(
  words: string,
  direction: Direction,
  cells: readonly Range[],
): Paragraph[] {
  if (cells.length === 0)
    return Array.from(words.matchAll(/[^\n\r]+/g), ({ 0: { length }, index }) => ({
      ...{ start: index, end: index + length, direction },
    }));
  return cells.map(({ start, end }) => ({
    ...{ start, end, direction: directionOfCell(words.slice(start, end)) },
  }));
}

/** What is passed over (P2): isolates. */
const isolates =
  /[\u2066-\u2068](?:[^\u2066-\u2069]|[\u2066-\u2068][^\u2066-\u2069]*\u2069)*(?:\u2069|$)/g;

/** Returns how a cell in a box runs: as the first of its words does that has a direction, else from the left (P2, P3). */
function directionOfCell(words: string): Direction {
  const letter = /\p{L}/u.exec(withStrongAsLetters(words.replace(isolates, '')));
  return runsLeft(letter?.[0] ?? '') ? 'rtl' : 'ltr';
}
