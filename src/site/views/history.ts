import { anchorOf } from '../../core/export/atom.ts';
import { historyOf } from '../../core/export/history.ts';
import { type Linked, linkToSource } from '../../core/render/linked.ts';
import { site } from '../site.ts';

/** A line of the list of changes. */
export interface HistoryRow {
  /** The anchor of the first line of a day and page. */
  id?: string;
  date: string;
  page: Linked;
  text?: string;
}

/** Returns what was published and corrected, the newest first. */
export function historyRows(): HistoryRow[] {
  const { shown } = site();
  const pages = new Map(shown.map(({ page }) => [page.id, linkToSource(page, site())]));
  const used = new Set<string>();
  return historyOf(shown).flatMap(({ date, source, text }): HistoryRow[] => {
    const page = pages.get(source);
    if (!page) return [];
    const id = anchorOf({ date, source });
    const first = !used.has(id);
    used.add(id);
    return [{ ...(first && { id }), date, page, ...(text !== undefined && { text }) }];
  });
}
