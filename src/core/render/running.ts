import { hasHeads, isLabel } from '../text/columns.ts';
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
 * Returns for each block the words whose letters say how it runs: its own; of rows of a table those of them all, since the columns of one that ran the
 * other way would stand under other heads. Rows without heads of their own are of the table before them, from which blank lines, rules and labels alone part
 * them that run as it does. Linear.
 */
export function runsOf(blocks: readonly RunningBlock[]): Run[] {
  const runs: Run[] = [];
  let table: Run | undefined;
  let begun: Direction | undefined;
  for (let first = 0, end = 0; first < blocks.length; first = end) {
    const block = itemAt(blocks, first);
    do end++;
    while (isRow(block) && blocks[end]?.table === block.table && isRow(itemAt(blocks, end)));
    const own = blocks.slice(first, end).map(({ words }) => words);
    let run: Run = { words: own.join('\n') };
    if (block.table === '') {
      const label = directionOfText(run.words, 'ltr');
      const isOther = label !== undefined && label !== begun;
      if (isOther || !isLine(block) || !isLabel(block.words)) table = undefined;
    } else {
      if (table && !hasHeads(run.words)) {
        table.words += `\n${run.words}`;
        run = table;
      } else begun = directionOfText(run.words, 'ltr');
      table = run;
    }
    for (let n = first; n < end; n++) runs.push(run);
  }
  return runs;
}

/** Whether a block is one row of a table. */
function isRow(block: RunningBlock): boolean {
  return block.table !== '' && isLine(block);
}

function isLine({ words }: RunningBlock): boolean {
  return !/[\n\r]/.test(words);
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
