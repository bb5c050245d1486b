import { once } from '../text/once.ts';
import { type Paged, paginate } from './paging.ts';
import type { ShownEdition } from './shown.ts';
import { type SourceRow, sourceRows } from './sources.ts';

/** Returns the list of sources, in pages. */
export const sourceListPages = once((rendering: ShownEdition): Paged<string, SourceRow> => {
  const groups = [{ head: '', rows: sourceRows(rendering) }];
  return paginate({ path: '/sources/', groups, anchors: () => [] });
});

/** With how many sources the home page lists all of them, and how many it lists of more. */
const [few, first] = [24, 12];

/** Returns the sources that the home page lists: all where they are few, else the first. */
export function sourcesAtHome(rendering: ShownEdition): SourceRow[] {
  const rows = sourceRows(rendering);
  return rows.length <= few ? rows : rows.slice(0, first);
}
