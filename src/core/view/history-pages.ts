import { historyRows, type HistoryRow } from './history.ts';
import { once } from '../text/once.ts';
import { type Paged, paginate } from './paging.ts';
import type { ShownEdition } from './shown.ts';

/** Returns the list of changes, the newest first, in pages. */
export const historyPages = once((rendering: ShownEdition): Paged<string, HistoryRow> => {
  return paginate({
    path: '/changes/',
    groups: [{ head: '', rows: historyRows(rendering) }],
    anchors: ({ rows }) => rows.flatMap(({ id }) => id ?? []),
  });
});
