import { datetimeOf } from '../page/date.ts';
import { formatDate } from '../render/date.ts';

/** A date or a range as a reader sees it. */
export interface ShownDate {
  /** In the edition's language, and no more exact than it is written. */
  text: string;
  /** The same for machines, as `<time>` has it (HTML Standard, §4.5.14); absent where HTML has no such date. */
  datetime?: string;
}

/** Returns a date or a range, as it is written, for a reader of `language`. */
export function showDate(date: string, language: string): ShownDate {
  const datetime = datetimeOf(date);
  return { text: formatDate(date, language), ...(datetime !== undefined && { datetime }) };
}
