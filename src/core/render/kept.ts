import type { PublishedSource } from '../edition/published.ts';
import { blockIndexAt } from '../edition/anchors.ts';
import type { Block } from '../page/model.ts';
import { hasGap } from '../text/columns.ts';
import type { Direction } from '../text/direction.ts';
import type { Range } from '../text/range.ts';

/**
 * Whether a block of a source is set in letters of one width: what stands under a head would else be seen under another. Letters that
 * run to the left have no such face.
 */
export function isInColumns({ columns }: Block, direction: Direction): boolean {
  return direction === 'ltr' && columns !== undefined;
}

/** The same of a passage: its blocks stand in columns, of a text whose lines stay one of them, and it has a gap. */
export function isPassageInColumns(
  { page, text }: Pick<PublishedSource, 'page' | 'text'>,
  { start, end }: Range,
  direction: Direction,
): boolean {
  const indexOf = (offset: number) => blockIndexAt(page.blocks, offset);
  const blocks = page.blocks.slice(indexOf(start), indexOf(end - 1) + 1);
  const inColumns = blocks.filter((block) => isInColumns(block, direction)).length;
  const least = page.data.lines === 'keep' ? 1 : blocks.length;
  return inColumns >= least && hasGap(text.slice(start, end));
}
