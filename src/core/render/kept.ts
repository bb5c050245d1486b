import type { PublishedSource } from '../edition/published.ts';
import { hasColumns, hasGap } from '../text/columns.ts';
import type { Direction } from '../text/direction.ts';
import { once } from '../text/once.ts';

/** A source whose lines may stay as they are. */
type Kept = Pick<PublishedSource, 'page' | 'text'>;

const standsInColumns = once(
  ({ page, text }: Kept) => page.data.lines === 'keep' && hasColumns(text),
);

/**
 * Whether words of a source are set in letters of one width: in a text in columns, whose lines stay as they are, what stands under a head
 * would be seen under another. Letters that run to the left have no such face.
 */
export function isInColumns(source: Kept, words: string, direction: Direction): boolean {
  return direction === 'ltr' && standsInColumns(source) && hasGap(words);
}
