import { once } from './once.ts';
import { type Paged, paginate } from './paging.ts';
import type { ShownEdition } from './shown.ts';
import { type SourceRow, sourceRows } from './sources.ts';

/** Returns the list of sources, in pages. */
export const sourceListPages = once((rendering: ShownEdition): Paged<string, SourceRow> => {
  return listIn('/sources/', sourceRows(rendering));
});

/** How much of the list the home page has where it does not have all, in bytes as they are weighed: a screen or two. */
const atHome = 20_000;

/** Returns the sources that the home page lists: all where they stand on one page, else the first. */
export function sourcesAtHome(rendering: ShownEdition): SourceRow[] {
  const { pages } = sourceListPages(rendering);
  const [first = []] = pages;
  const rows = first.flatMap((part) => part.rows);
  if (pages.length === 1) return rows;
  const [screen = []] = listIn('/', rows, { first: atHome, others: Infinity }).pages;
  return screen.flatMap((part) => part.rows);
}

function listIn(
  path: string,
  rows: readonly SourceRow[],
  most?: { first: number; others: number },
): Paged<string, SourceRow> {
  return paginate({
    ...{ path, groups: [{ head: '', rows }], anchors: () => [] },
    ...(most && { most }),
  });
}
