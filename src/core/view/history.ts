import type { PageHead } from '../edition/published.ts';
import { compareDates } from '../page/date.ts';
import { type NamedLink, linkToSource } from '../render/named-link.ts';
import { type ShownDate, showDate } from './date.ts';
import type { ShownEdition } from './shown.ts';

/** Something that became of a page, and when. */
export interface PageChange {
  /** ISO 8601, of year, month or day precision. */
  date: string;
  /** The page of the source, and what it is called. */
  page: PageHead;
  title: string;
  /** What its editors say of it; absent where they only dated its annotations. */
  text?: string;
}

/** Returns what was published and what was corrected, the newest first; of one day, in the edition's order. */
export function historyOf(sources: readonly { page: PageHead }[]): PageChange[] {
  return sources
    .flatMap(({ page }): PageChange[] => {
      const { title, date, changes = [] } = page.data;
      const entries = changes.map((change) => ({ ...change, page, title }));
      const dated = date !== undefined && !changes.some((change) => change.date === date);
      return dated ? [...entries, { date, page, title }] : entries;
    })
    .sort((a, b) => compareDates(b.date, a.date));
}

/** Returns the anchor of a change on the page that lists them. */
export function anchorOf({ date, page }: Pick<PageChange, 'date' | 'page'>): string {
  return `on-${date}-${page.id}`;
}

/** A line of the list of changes. */
export interface HistoryRow {
  /** The anchor of the first line of a day and page. */
  id?: string;
  date: ShownDate;
  page: NamedLink;
  text?: string;
}

/** Returns what was published and corrected, the newest first. */
export function historyRows(rendering: ShownEdition): HistoryRow[] {
  const used = new Set<string>();
  return historyOf(rendering.shown).map(({ date, page, text }): HistoryRow => {
    const id = anchorOf({ date, page });
    const first = !used.has(id);
    used.add(id);
    return {
      ...(first && { id }),
      date: showDate(date, rendering.edition.about.language),
      page: linkToSource(page, rendering),
      ...(text !== undefined && { text }),
    };
  });
}
