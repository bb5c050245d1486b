import { calendarOf, localeOf } from '../page/calendar.ts';
import { scriptOfLanguage } from '../text/script-of-language.ts';
import { memo } from '../text/memo.ts';
import { firstMonth, lastMonth, parseDates, type WrittenDate } from '../page/date.ts';
import { wordsOf } from './date-words.ts';

/** The first year of the calendars that are counted beside the Gregorian one (622 of our era, the Hijra). */
const firstYear = 622;

/**
 * Returns a date or a range for a reader of `language`, no more exact than it is written. Where another calendar is
 * usual, a day is told in both; a month or a year of one is none of the other, so it is Gregorian and says so.
 * @example
 * formatDate('1865-03~', 'en') // => 'c. March 1865'
 * formatDate('2002-06-01', 'fa') // => '۱۱ خرداد ۱۳۸۱ (۱ ژوئن ۲۰۰۲)'
 */
export function formatDate(date: string, language: string): string {
  const dates = parseDates(date);
  if (!dates) return date;
  const { first, last, before, after } = dates;
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
  const { parts, doubt, untold, season, unknown } = date;
  const [first, last] = [firstMonth(date), lastMonth(date)];
  const months = [first, last].map(({ year, month }): WrittenDate => ({
    parts: untold ? [year] : [year, month],
    doubt: '',
  }));
  const plain = (parts: WrittenDate['parts']) => formatDays([{ parts, doubt: '' }], language);
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
  const calendar = calendarOf(language);
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
  const say = (day: WrittenDate) => formatFor(day, locale, options).format(timeOf(day));
  const [from, to] = days;
  if (from && to && from.doubt + to.doubt === '' && from.parts.length === to.parts.length) {
    const format = formatFor(from, locale, options);
    const range = format.formatRange(timeOf(from), timeOf(to));
    // Some languages write a range in figures where they have words for a day.
    if (range.endsWith(say(to))) return range;
  }
  return days.map((day) => doubted(say(day), day.doubt, locale)).join(' – ');
}

/** As catalogues write it. */
function doubted(words: string, doubt: string, locale: string): string {
  const uncertain = /[?%]/.test(doubt) ? `${words}?` : words;
  if (!/[~%]/.test(doubt)) return uncertain;
  return scriptOfLanguage(locale) === 'Latn' ? `c. ${uncertain}` : `~${uncertain}`;
}

function timeOf({ parts: [year, month = 1, day = 1] }: WrittenDate): number {
  // Date.UTC takes the years 0 to 99 for those of the twentieth century.
  return new Date(Date.UTC(2000, month - 1, day)).setUTCFullYear(year);
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
  if (from) return `since ${formatDate(from, language)}`;
  return to ? `until ${formatDate(to, language)}` : '';
}

/** Returns a year as a date of year precision is written: `0476`, `-0043`. */
export function yearDate(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}
