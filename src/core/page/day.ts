/** The calendars that a date may be written in. */
export const calendars = ['gregorian', 'julian'] as const;

export type CalendarName = (typeof calendars)[number];

/** A day: the year (astronomical: 0 is 1 BC), the month and the day from 1. */
export type Day = [year: number, month: number, day: number];

/** How long a day is, in milliseconds. */
export const dayLength = 86_400_000;

/**
 * Returns the days from 1 January 1970 of the Gregorian calendar to a day of either. JavaScript has no Julian calendar (Intl and
 * Temporal neither); this is the arithmetic of E. G. Richards, Calendars, in the Explanatory Supplement to the Astronomical
 * Almanac (3rd edition, 2013), § 15.11: years begin with March, so that a leap day ends one.
 * @example
 * dayNumber([1723, 10, 25], 'julian') === dayNumber([1723, 11, 5]) // => true
 */
export function dayNumber([year, month, day]: Day, calendar?: CalendarName): number {
  // Date.UTC takes the years 0 to 99 for those of the twentieth century.
  if (calendar !== 'julian')
    return new Date(Date.UTC(2000, month - 1, day)).setUTCFullYear(year) / dayLength;
  const [y, m] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return 365 * y + Math.floor(y / 4) + Math.floor((153 * m + 2) / 5) + day - 719_471;
}

/** Returns the Gregorian day that is a number of days after 1 January 1970. */
export function dayParts(number: number): Day {
  const date = new Date(number * dayLength);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/** Returns how many days a month has. */
export function daysIn(year: number, month: number, calendar?: CalendarName): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = year % 4 === 0 && (calendar === 'julian' || year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : 28;
}
