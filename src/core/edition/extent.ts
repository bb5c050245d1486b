import { parseDate } from '../page/date.ts';

/** The stretch of time that a date stands for, in milliseconds since 1970, the end exclusive. */
export interface Extent {
  start: number;
  end: number;
  /** Whether the date is of less than day precision, or in doubt: somewhere in the stretch, and not all of it. */
  vague: boolean;
}

/**
 * Returns the extent of a date or a range (ISO 8601: `2002`, `2002-06`, `2002-06-01`, `-0043`, two with `/` between).
 * @example
 * extentOf('2002-06') // => { start: 1022889600000, end: 1025481600000, vague: true }
 */
export function extentOf(date: string): Extent {
  const [from = '', to = from] = date.split('/');
  const [first, last] = [extent(from), extent(to)];
  return { start: first.start, end: last.end, vague: first.vague || last.vague };
}

function extent(date: string): Extent {
  const { parts, doubt } = parseDate(date) ?? { parts: [0], doubt: '' };
  const [year, month, day] = parts;
  const vague = day === undefined || doubt !== '';
  const at = (year: number, month: number, day: number) => {
    // Date.UTC takes the years 0 to 99 for those of the twentieth century.
    const time = new Date(Date.UTC(2000, month, day));
    return time.setUTCFullYear(year + time.getUTCFullYear() - 2000);
  };
  const start = at(year, (month ?? 1) - 1, day ?? 1);
  if (month === undefined) return { start, end: at(year + 1, 0, 1), vague };
  return { start, end: day === undefined ? at(year, month, 1) : start + 86_400_000, vague };
}
