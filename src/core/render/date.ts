import { calendarOf, localeOf } from '../page/calendar.ts';
import { memo } from '../text/memo.ts';
import { dayLength, dayNumber, daysIn } from '../page/day.ts';
import {
  firstMonth,
  inGregorian,
  isJulian,
  lastMonth,
  parseDates,
  type WrittenDate,
  type WrittenDates,
} from '../page/date.ts';
import { wordsOf } from './date-words.ts';

/** The first year of the calendars that are counted beside the Gregorian one (622 of our era, the Hijra). */
const firstYear = 622;

/**
 * Returns a date or a range for a reader of `language`, no more exact than it is written. Where another calendar is
 * usual, a day is told in both; a month or a year of one is none of the other, so it is Gregorian and says so. What is of the
 * Julian calendar is told by it, and then by the Gregorian days that it may be.
 * @example
 * formatDate('1865-03~', 'en') // => 'c. March 1865'
 * formatDate('2002-06-01', 'fa') // => '۱۱ خرداد ۱۳۸۱ (۱ ژوئن ۲۰۰۲)'
 * formatDate('J1723-10-25', 'en') // => '25 October 1723 Julian (5 November 1723 Gregorian)'
 */
export function formatDate(date: string, language: string): string {
  const dates = parseDates(date);
  if (!dates) return date;
  const told = tell(dates, language);
  if (!isJulian(dates)) return told;
  return wordsOf(language).julian(told, tell(inGregorian(dates), language));
}

function tell({ first, last, before, after }: WrittenDates, language: string): string {
  const days = first === last ? [first] : [first, last];
  if (before ?? after) {
    const words = wordsOf(language);
    const told = inWords(first, language);
    if (before) return before === 'open' ? words.before(told) : `? – ${told}`;
    return after === 'open' ? words.after(told) : `${told} – ?`;
  }
  if (days.every(isOfCalendar)) return formatDays(days, language);
  return days.map((day) => inWords(day, language)).join(' – ');
}

/** Whether a date is a year, a month or a day, which every language has a form for. */
function isOfCalendar({ untold, season, unknown }: WrittenDate): boolean {
  return (untold ?? season ?? unknown) === undefined;
}

/** Returns a date of any kind. What a language has no words for is told by the months or years that it may be. */
function inWords(date: WrittenDate, language: string): string {
  if (isOfCalendar(date)) return formatDays([date], language);
  const { parts, doubt, untold, season, unknown, ...calendar } = date;
  const [first, last] = [firstMonth(date), lastMonth(date)];
  const months = [first, last].map(({ year, month }): WrittenDate => ({
    parts: untold ? [year] : [year, month],
    doubt: '',
    ...calendar,
  }));
  const plain = (parts: WrittenDate['parts']) =>
    formatDays([{ parts, doubt: '', ...calendar }], language);
  const words = wordsOf(language);
  const told =
    unknown !== undefined
      ? words.unknown(plain(parts), unknown)
      : season !== undefined
        ? words.season(plain(parts), season)
        : untold === 1
          ? words.decade(plain(parts))
          : undefined;
  return doubted(told ?? formatDays(months, language), doubt, localeOf(language));
}

function formatDays(days: readonly WrittenDate[], language: string): string {
  const locale = localeOf(language);
  const isTold = days.some((day) => day.calendar);
  const calendar = isTold ? 'gregory' : calendarOf(language);
  const named = calendar !== 'gregory' && !days.every(isDay);
  const gregorian = spell(days, { locale, calendar: 'gregory', named });
  if (calendar === 'gregory' || !days.every((day) => isDay(day) && day.parts[0] >= firstYear)) {
    return gregorian;
  }
  return `${spell(days, { locale, calendar, named: false })} (${gregorian})`;
}

function isDay({ parts }: WrittenDate): boolean {
  return parts.length === 3;
}

/** How dates are spelt: as a locale has them, in which calendar, and whether that is named. */
interface Spelling {
  locale: string;
  calendar: string;
  named: boolean;
}

type DateOptions = Pick<Intl.DateTimeFormatOptions, 'calendar' | 'era'>;

function spell(days: readonly WrittenDate[], { locale, calendar, named }: Spelling): string {
  const ancient = days.some(({ parts: [year] }) => year <= 0);
  const era = ancient ? 'short' : named ? 'long' : undefined;
  const options: DateOptions = { calendar, ...(era && { era }) };
  const say = (day: WrittenDate) => sayDay(day, formatFor(day, locale, options));
  const [from, to] = days;
  const isWhole = !days.some(isLeapDay);
  if (
    isWhole &&
    from &&
    to &&
    from.doubt + to.doubt === '' &&
    from.parts.length === to.parts.length
  ) {
    const format = formatFor(from, locale, options);
    const range = format.formatRange(timeOf(from), timeOf(to));
    // Some languages write a range in figures where they have words for a day.
    if (range.endsWith(say(to))) return range;
  }
  return days.map((day) => doubted(say(day), day.doubt, locale)).join(' – ');
}

/** Returns a day in words; a leap day that the Julian calendar alone has, which no format knows, with the words of its year. */
function sayDay(day: WrittenDate, format: Intl.DateTimeFormat): string {
  if (!isLeapDay(day)) return format.format(timeOf(day));
  const [year] = day.parts;
  const ofYear = new Map(
    format.formatToParts(timeOf({ parts: [year, 3, 1] })).map(({ type, value }) => [type, value]),
  );
  return format
    .formatToParts(timeOf({ parts: [2000, 2, 29] }))
    .map(({ type, value }) => (/^(?:year|era)$/.test(type) && ofYear.get(type)) || value)
    .join('');
}

/** Whether a day is one that the Gregorian calendar does not have. */
function isLeapDay({ parts: [year, month = 1, day = 1] }: WrittenDate): boolean {
  return day > daysIn(year, month);
}

/** Returns a date in words with its doubt, as catalogues write it. */
function doubted(words: string, doubt: string, locale: string): string {
  const uncertain = /[?%]/.test(doubt) ? `${words}?` : words;
  return /[~%]/.test(doubt) ? wordsOf(locale).circa(uncertain) : uncertain;
}

/** The time of a day by its name in the Gregorian calendar: formats know no other that years are counted so in. */
function timeOf({ parts: [year, month = 1, day = 1] }: Pick<WrittenDate, 'parts'>): number {
  return dayNumber([year, month, day]) * dayLength;
}

function formatFor(
  { parts: [, month, day] }: WrittenDate,
  locale: string,
  options: DateOptions,
): Intl.DateTimeFormat {
  const precision: Intl.DateTimeFormatOptions = {
    ...(month !== undefined && { month: 'long' }),
    ...(day !== undefined && { day: 'numeric' }),
  };
  return createFormat(JSON.stringify([locale, { ...options, ...precision }]));
}

/** Formats are kept by the JSON of a locale and options: to make one takes a hundred times as long as to format a date. */
const createFormat = memo((described) => {
  const [locale, options] = JSON.parse(described) as [string, Intl.DateTimeFormatOptions];
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', ...options });
});

/**
 * Returns what a tick of an axis is called, at the first instant of a year, a month or a day (milliseconds since 1970):
 * as dates of the same precision are written, but no longer than it takes. `eras` is whether years need theirs.
 */
export function formatTick(time: number, language: string, eras: boolean): string {
  const [month, day] = [new Date(time).getUTCMonth(), new Date(time).getUTCDate()];
  const named = eras || calendarOf(language) !== 'gregory';
  const year: Intl.DateTimeFormatOptions = { year: 'numeric', ...(named && { era: 'short' }) };
  const format = new Intl.DateTimeFormat(localeOf(language), {
    ...{ calendar: 'gregory', timeZone: 'UTC' },
    ...(day > 1 ? { month: 'short', day: 'numeric' } : month > 0 ? { month: 'long' } : year),
  });
  return format.format(time);
}

/** Returns from when until when something was, for a reader; '' where neither is told. */
export function formatSpan(
  from: string | undefined,
  to: string | undefined,
  language: string,
): string {
  if (from && to) return formatDate(`${from}/${to}`, language);
  const words = wordsOf(language);
  if (from) return words.since(formatDate(from, language));
  return to ? words.until(formatDate(to, language)) : '';
}
