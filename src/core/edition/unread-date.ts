import { mendOfDate } from '../page/propose-date.ts';
import type { ReportingFile } from '../page/file.ts';

/**
 * Reports reference-part-unread for what can only be meant as a date of the work of a key, and is none; it stands at a
 * UTF-16 offset of the file.
 */
export function reportUnreadDate(
  value: string,
  { key, at }: { key: string; at: number },
  file: ReportingFile,
): void {
  file.report(
    'reference-part-unread',
    at,
    `Unexpected date “${value}” of the work “${key}”, expected one such as 1898, 1898-05, 1898-05-07, 1890/1895, 1890/.. or 1898~: it is printed as it stands`,
    {
      hint: mendOfDate(value, 'range').hint,
    },
  );
}
