import { type Direction, directionOfText, runsLeft } from '../text/direction.ts';
import { itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import { isUneven } from '../text/width.ts';

/** A block, as far as it says how it runs: its words, and the classes of the table whose rows it has, none of what is no table. */
export interface RunningBlock {
  words: string;
  table: string;
}

/** Words that run in one direction, and stand in boxes all or none. */
export interface Run {
  words: string;
}

/**
 * Returns for each block the words whose letters say how it runs: its own; of rows of a table that are blocks and follow on each other, one run of them
 * all, since the columns of a row that ran the other way would stand under other heads. Linear.
 */
export function runsOf(blocks: readonly RunningBlock[]): Run[] {
  const runs: Run[] = [];
  for (let first = 0, end = 0; first < blocks.length; first = end) {
    const row = itemAt(blocks, first);
    do end++;
    while (isRow(row) && blocks[end]?.table === row.table && isRow(itemAt(blocks, end)));
    const own = blocks.slice(first, end).map(({ words }) => words);
    const run = { words: own.join('\n') };
    for (let n = first; n < end; n++) runs.push(run);
  }
  return runs;
}

/** Whether a block is one row of a table. */
function isRow({ words, table }: RunningBlock): boolean {
  return table !== '' && !/[\n\r]/.test(words);
}

/** Returns whether a run has letters whose width is not sure, so that its cells stand in boxes. */
export const needsBoxes = once(({ words }: Run) => isUneven(words));

/** Returns whether a run has letters that run from right to left. */
export const hasLeftward = once(({ words }: Run) => runsLeft(words));

/** Returns in which direction a run is set in a text of such a language, worked out once for all its blocks; undefined where it has no letters. */
export function directionOfRun(run: Run, language: Direction): Direction | undefined {
  return bothWays(run)[language];
}

const bothWays = once(({ words }: Run) => ({
  ltr: directionOfText(words, 'ltr'),
  rtl: directionOfText(words, 'rtl'),
}));
