import { anchorOf } from '../../core/export/atom.ts';
import { historyOf } from '../../core/export/history.ts';
import type { Linked } from '../../core/render/source-page.ts';
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
  const { shown, href } = site();
  const used = new Set<string>();
  return historyOf(shown).map(({ date, source, title, text }) => {
    const id = anchorOf({ date, source });
    const first = !used.has(id);
    used.add(id);
    return {
      ...(first && { id }),
      date,
      page: { text: title, href: href(`/sources/${source}/`) },
      ...(text !== undefined && { text }),
    };
  });
}
