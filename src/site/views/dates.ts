import { formatDate } from '../../core/render/date.ts';
import { site } from '../site.ts';

/** Returns a date or a range for a reader, in the edition's language and no more exact than it is written. */
export function dateOf(date: string): string {
  return formatDate(date, site().edition.about.language);
}
