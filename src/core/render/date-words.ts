import { localeOf } from '../page/calendar.ts';
import { present } from '../text/lookup.ts';
import { memo } from '../text/memo.ts';

/** The words that a language puts around a date, which is given as its calendar has it; undefined for what it has none for. */
export interface DateWords {
  before: (date: string) => string;
  after: (date: string) => string;
  unknown: (date: string, what: 'month' | 'day') => string;
  season: (year: string, season: number) => string | undefined;
  decade: (year: string) => string | undefined;
  /** A date of the Julian calendar, and the same by the Gregorian one. */
  julian: (date: string, gregorian: string) => string;
}

const seasons = ['spring', 'summer', 'autumn', 'winter'];

const english: DateWords = {
  before: (date) => `${date} or before`,
  after: (date) => `${date} or later`,
  unknown: (date, what) => `${date}, ${what} unknown`,
  season: (year, season) => [seasons[season - 1], year].join(' '),
  decade: (year) => `${year}s`,
  julian: (date, gregorian) => `${date} Julian (${gregorian} Gregorian)`,
};

/** Signs, for a language whose words are not known; that a calendar is the Gregorian one is said in all. */
const signs = (language: string): DateWords => ({
  before: (date) => `… – ${date}`,
  after: (date) => `${date} – …`,
  unknown: (date) => date,
  season: () => undefined,
  decade: () => undefined,
  julian: (date, gregorian) => `${date} (${nameOfGregorian(language)}: ${gregorian})`,
});

/** What the Gregorian calendar is called, in any language. */
const nameOfGregorian = memo((language) => {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'calendar' });
  return present(names.of('gregory'), 'the name of the calendar');
});

/** Returns the words of a language. Another one is another line here. */
export function wordsOf(language: string): DateWords {
  return /^en(?:-|$)/i.test(language) ? english : signs(language);
}
