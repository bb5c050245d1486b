import { type CalendarName, dayNumber, dayParts, daysIn } from './day.ts';

/** A date as it is written. */
export interface WrittenDate {
  /** The calendar that it is of, where that is told. */
  calendar?: CalendarName;
  /** The year (astronomical: 0 is 1 BC, −43 is 44 BC), and the month and the day as far as they are told. */
  parts: [year: number, month?: number, day?: number];
  /** What qualifies it (ISO 8601-2:2019, EDTF level 1): `~` approximate, `?` uncertain, `%` both; '' for nothing. */
  doubt: string;
  /** How many of the last digits of the year are not told: 1 is a decade, 2 a century; the year is the first of it. */
  untold?: 1 | 2;
  /** The season of the year: 1 spring, 2 summer, 3 autumn, 4 winter. */
  season?: number;
  /** What is said not to be known: the month, or the day. */
  unknown?: 'month' | 'day';
}

/** An end of a range that is open, or that nobody knows. */
export type Beyond = 'open' | 'unknown';

/** A date, or two, which are a range. */
export interface WrittenDates {
  /** The dates that are told: both the same where there is one. */
  first: WrittenDate;
  last: WrittenDate;
  /** How a range reaches back from the one date that is told, or on from it. */
  before?: Beyond;
  after?: Beyond;
}

/** What a field takes: a date; one that may be in doubt, inexact or before our era; or two with a slash between as well. */
export type DateForm = 'date' | 'doubt' | 'range';

const pattern =
  /^(J?)(-?\d{4}|Y-?[1-9]\d{4,5}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%]?)$/;

/** The years that can be told: JavaScript counts the days of about 271 000 years before and after 1970. */
const furthestYear = 270_000;

/**
 * Returns a calendar date of year, month or day precision (ISO 8601), also one before our era (`-0043-03-15`), in doubt
 * (`1865~`), of a decade, a century or a season (`185X`, `18XX`, `1865-21`), with a month or day that is not known
 * (`1865-XX`), or of a year of five or six digits (`Y-16999`); undefined for what is none. That is level 1 of EDTF (ISO
 * 8601-2:2019); the library `edtf` parses with a grammar whose time grows faster than the text. A `J` before it, which nobody
 * writes, says that it is of the Julian calendar.
 */
export function parseDate(text: string): WrittenDate | undefined {
  const [, ...groups]: (string | undefined)[] = pattern.exec(text) ?? [];
  const [mark, written = '', month, day, doubt = ''] = groups;
  if (written === '' || written === '-0000') return undefined;
  const year = Number(written.replace('Y', '').replaceAll('X', '0'));
  const common = { doubt, ...(mark === 'J' && { calendar: 'julian' as const }) };
  if (month === undefined) {
    if (Math.abs(year) > furthestYear) return undefined;
    const untold = written.endsWith('XX') ? 2 : written.endsWith('X') ? 1 : undefined;
    return { parts: [year], ...common, ...(untold && { untold }) };
  }
  if (/[XY]/.test(written)) return undefined;
  if (month === 'XX') {
    if (day !== undefined && day !== 'XX') return undefined;
    return { parts: [year], ...common, unknown: day === undefined ? 'month' : 'day' };
  }
  const [m, d] = [Number(month), Number(day ?? 0)];
  if (m >= 21 && m <= 24 && day === undefined) return { parts: [year], ...common, season: m - 20 };
  if (m < 1 || m > 12) return undefined;
  if (day === undefined) return { parts: [year, m], ...common };
  if (day === 'XX') return { parts: [year, m], ...common, unknown: 'day' };
  const isDay = d >= 1 && d <= daysIn(year, m, common.calendar);
  return isDay ? { parts: [year, m, d], ...common } : undefined;
}

/**
 * Returns a date as it is written.
 * @example
 * serializeDate({ parts: [1865], doubt: '~', season: 2 }) // => '1865-22~'
 */
export function serializeDate(date: WrittenDate): string {
  const { calendar, doubt, untold, season, unknown } = date;
  const [year, month, day] = date.parts;
  const digits = yearDate(year);
  const told = untold === undefined ? digits : digits.slice(0, -untold) + 'X'.repeat(untold);
  const hidden =
    unknown === undefined ? [] : unknown === 'day' && month === undefined ? ['XX', 'XX'] : ['XX'];
  const more = [month, day, season === undefined ? undefined : season + 20].flatMap((part) =>
    part === undefined ? [] : String(part).padStart(2, '0'),
  );
  return `${calendar === 'julian' ? 'J' : ''}${[told, ...more, ...hidden].join('-')}${doubt}`;
}

/** Returns a year as a date of year precision is written: `0476`, `-0043`, `Y-16999`. */
export function yearDate(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${digits.length > 4 ? 'Y' : ''}${year < 0 ? '-' : ''}${digits}`;
}

/**
 * Returns a date, or a range: two dates with `/` between, the earlier first, `..` for an end that is open, nothing for one that is
 * not known; undefined for what is none.
 * @example
 * parseDates('../1900')?.before // => 'open'
 */
export function parseDates(text: string): WrittenDates | undefined {
  const [from = '', to, ...more] = text.split('/', 3);
  const first = parseDate(from);
  if (to === undefined || more.length > 0)
    return first && to === undefined ? { first, last: first } : undefined;
  const last = parseDate(to);
  if (first && last) return firstDay(first) <= lastDay(last) ? { first, last } : undefined;
  const [before, after] = [beyond[from], beyond[to]];
  if (first && after) return { first, last: first, after };
  return last && before && { first: last, last, before };
}

const beyond: Record<string, Beyond | undefined> = { '..': 'open', '': 'unknown' };

/** Whether `text` is a calendar date of our era, of year, month or day precision, and certain (EDTF level 0). */
export function isDate(text: string): boolean {
  const date = /^\d[\d-]*$/.test(text) ? parseDate(text) : undefined;
  return date !== undefined && date.season === undefined;
}

/**
 * Whether `text` is a date as somebody may write it in a calendar, the Gregorian one where none is named, before our era, in doubt
 * or inexact; or two with `/` between, the earlier first.
 */
export function isDateOrRange(text: string, calendar?: CalendarName): boolean {
  return !text.includes('J') && parseDates(inCalendar(text, calendar)) !== undefined;
}

/**
 * Returns a date or a range with the mark of its calendar, by which it is read from then on.
 * @example
 * inCalendar('1723-10-25/..', 'julian') // => 'J1723-10-25/..'
 */
export function inCalendar(date: string, calendar: CalendarName | undefined): string {
  return calendar === 'julian' ? date.replace(/(?<=^|\/)(?=[-Y\d])/g, 'J') : date;
}

/** Returns a date or a range as it is written, without the mark of its calendar. */
export function asWritten(date: string): string {
  return date.replaceAll('J', '');
}

/**
 * Orders dates and ranges by the earliest day that the first date in them can be; where that is the same, one of less precision
 * stands before those within it. A range without a beginning stands where it ends; what is no date comes last.
 * @example
 * compareDates('1865', '1865-03') // => -1
 * compareDates('185X', '1850') // => -1
 */
export function compareDates(a: string, b: string): number {
  const [[one, long], [other, wide]] = [keyOf(a), keyOf(b)];
  if (one !== other) return one < other ? -1 : 1;
  return long === wide ? 0 : long > wide ? -1 : 1;
}

/** The earliest day of a date, and how many days it may be. */
function keyOf(text: string): [number, number] {
  const dates = parseDates(text);
  if (!dates) return [Infinity, 0];
  const { first, before } = dates;
  return [firstDay(first), before ? Infinity : lastDay(first) - firstDay(first)];
}

/**
 * Returns the first of the Gregorian years, and the last, that a date or range reaches: one that is open has no last.
 * @example
 * yearsOf('J1723-12-25') // => [1724, 1724]
 */
export function yearsOf(text: string): [first: number, last: number] {
  const dates = parseDates(text);
  if (!dates) return [0, 0];
  const { first, last, after } = dates;
  const [from] = dayParts(firstDay(first));
  return [from, after === 'open' ? Infinity : dayParts(lastDay(last))[0]];
}

/** Returns the first day that a date can be, counted from 1 January 1970. */
export function firstDay(date: WrittenDate): number {
  const { year, month } = firstMonth(date);
  return dayNumber([year, month, date.parts[2] ?? 1], date.calendar);
}

/** Returns the last day that a date can be, counted from 1 January 1970. */
export function lastDay(date: WrittenDate): number {
  const { year, month } = lastMonth(date);
  const day = date.parts[2] ?? daysIn(year, month, date.calendar);
  return dayNumber([year, month, day], date.calendar);
}

/** Whether a date or a range is of the Julian calendar. */
export function isJulian({ first, last }: WrittenDates): boolean {
  return [first, last].some(({ calendar }) => calendar === 'julian');
}

/** Returns the Gregorian days that a date or a range reaches. */
export function inGregorian({ first, last, before, after }: WrittenDates): WrittenDates {
  const [from, to] = [firstDay(first), lastDay(last)];
  const calendar = 'gregorian';
  const start: WrittenDate = { parts: dayParts(from), doubt: first.doubt, calendar };
  const end: WrittenDate = { parts: dayParts(to), doubt: last.doubt, calendar };
  if (before) return { first: end, last: end, before };
  if (after) return { first: start, last: start, after };
  return { first: start, last: from === to ? start : end };
}

/** The first month of a date. */
export function firstMonth({ parts: [year, month], season }: WrittenDate): Month {
  return { year, month: season === undefined ? (month ?? 1) : season * 3 };
}

/** The last month that a date can be in: a winter ends in the February of the next year. */
export function lastMonth({ parts: [year, month], season, untold }: WrittenDate): Month {
  if (season === 4) return { year: year + 1, month: 2 };
  if (season !== undefined) return { year, month: season * 3 + 2 };
  return { year: untold === undefined ? year : year + 10 ** untold - 1, month: month ?? 12 };
}

/** A month, counted from 1, of a year. */
interface Month {
  year: number;
  month: number;
}

/**
 * Returns a date, or where a range begins, without what puts it in doubt, as HTML has it (HTML Standard, §2.3.5);
 * undefined before our era, for a decade and for a year of more than four digits, and for a month or a year of another calendar.
 * @example
 * datetimeOf('1865-03~/1866') // => '1865-03'
 * datetimeOf('J1723-10-25') // => '1723-11-05'
 */
export function datetimeOf(date: string): string | undefined {
  const [from = ''] = date.split('/', 1);
  const first = from.startsWith('J') ? parseDate(from) : undefined;
  const isDay = first?.parts.length === 3;
  const told = isDay ? serializeDate({ parts: dayParts(firstDay(first)), doubt: '' }) : from;
  return /^(?!0000)\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?/.exec(told)?.[0];
}
