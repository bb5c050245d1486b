import type { Source } from '../edition/edition.ts';
import { compareDates } from '../page/date.ts';

/** Something that became of a page, and when. */
export interface Change {
  /** ISO 8601, of year, month or day precision. */
  date: string;
  /** The id of the source, and what it is called. */
  source: string;
  title: string;
  /** What its editors say of it; absent where they only dated its annotations. */
  text?: string;
}

/** Returns what was published and what was corrected, the newest first; of one day, in the edition's order. */
export function historyOf(sources: readonly Source[]): Change[] {
  return sources
    .flatMap(({ page: { id, data } }): Change[] => {
      const { title = id, date, changes = [] } = data ?? {};
      const told = changes.map((change) => ({ ...change, source: id, title }));
      const dated = date !== undefined && !changes.some((change) => change.date === date);
      return dated ? [...told, { date, source: id, title }] : told;
    })
    .sort((a, b) => compareDates(b.date, a.date));
}
