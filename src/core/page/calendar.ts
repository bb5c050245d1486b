import { type Day, dayLength } from './day.ts';
import { memo } from '../text/memo.ts';

/** Returns the tag that dates of a language are formatted by: English with the day first; also for what is no tag. */
export const localeOf = memo((language): string => {
  if (language === 'en') return 'en-GB';
  try {
    return new Intl.Locale(language).toString();
  } catch {
    // What has the shape of a tag need not be one: `en-x`.
    return 'en-GB';
  }
});

/** Returns the calendar that those who write a language count by, as Unicode calls it: `gregory`, `persian`. */
export const calendarOf = memo(
  (language) => new Intl.DateTimeFormat(localeOf(language)).resolvedOptions().calendar,
);

/** How many days a year and a month of a calendar have, about. */
const lengths: Record<string, readonly [number, number]> = {
  persian: [365.2422, 30.4],
  'islamic-umalqura': [354.367, 29.53],
};

/**
 * Returns the Gregorian date (ISO 8601) of a day of the solar calendar of Iran (`persian`) or the lunar one of Islam
 * (`islamic-umalqura`); undefined for a day that the calendar does not have.
 * @example
 * gregorianOf([1381, 3, 11], 'persian') // => '2002-06-01'
 */
export function gregorianOf(wanted: Readonly<Day>, calendar: string): string | undefined {
  const [year = 0, month = 0] = lengths[calendar] ?? [];
  const format = new Intl.DateTimeFormat('en', {
    ...{ calendar, numberingSystem: 'latn', timeZone: 'UTC' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
  });
  // From any day to the one wanted by what is between them: nearer with each step, and exact within a month.
  let time = 0;
  for (let step = 0; step < 12; step++) {
    const [y, m, d] = dayOf(format, time);
    const away = (wanted[0] - y) * year + (wanted[1] - m) * month + wanted[2] - d;
    if (y === wanted[0] && m === wanted[1] && d === wanted[2]) {
      return new Date(time).toISOString().slice(0, 10);
    }
    time += (Math.round(away) || Math.sign(away)) * dayLength;
  }
  return undefined;
}

function dayOf(format: Intl.DateTimeFormat, time: number): Readonly<Day> {
  const day = { year: NaN, month: NaN, day: NaN };
  for (const { type, value } of format.formatToParts(time))
    if (type === 'year' || type === 'month' || type === 'day') day[type] = Number(value);
  return [day.year, day.month, day.day];
}
