import { dayLength } from '../page/day.ts';
import { firstDay, lastDay, parseDates, type WrittenDate } from '../page/date.ts';

/** The stretch of time that a date stands for, in milliseconds since 1970, the end exclusive. */
export interface Extent {
  start: number;
  end: number;
  /** Whether the date is of less than day precision, or in doubt: somewhere in the stretch, and not all of it. */
  vague: boolean;
  /** Whether it reaches back from its start, or on from its end, nobody says how far. */
  opens?: 'before' | 'after';
}

/**
 * Returns the extent of a date or a range (ISO 8601: `2002`, `2002-06`, `2002-06-01`, `-0043`, `185X`, two with `/` between);
 * of a range with an end that is open or unknown, that of the other.
 * @example
 * extentOf('2002-06') // => { start: 1022889600000, end: 1025481600000, vague: true }
 */
export function extentOf(date: string): Extent {
  const { first, last, before, after } = parseDates(date) ?? { first: none, last: none };
  return {
    start: firstDay(first) * dayLength,
    end: (lastDay(last) + 1) * dayLength,
    vague: [first, last].some(({ parts, doubt }) => parts.length < 3 || doubt !== ''),
    ...(before && { opens: 'before' }),
    ...(after && { opens: 'after' }),
  };
}

/** What stands for what is no date. */
const none: WrittenDate = { parts: [0], doubt: '' };
