/** A date of the Gregorian calendar as it is written. */
export interface WrittenDate {
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

const pattern = /^(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([~?%]?)$/;

/**
 * Returns a calendar date of year, month or day precision (ISO 8601), also one before our era (`-0043-03-15`), in doubt
 * (`1865~`), of a decade, a century or a season (`185X`, `18XX`, `1865-21`), or with a month or day that is not known
 * (`1865-XX`); undefined for what is none. That is level 1 of EDTF (ISO 8601-2:2019) without years of more than four digits; the
 * library `edtf` parses with a grammar whose time grows faster than the text.
 */
export function parseDate(text: string): WrittenDate | undefined {
  const [, ...groups]: (string | undefined)[] = pattern.exec(text) ?? [];
  const [written = '', month, day, doubt = ''] = groups;
  if (written === '' || written === '-0000') return undefined;
  const year = Number(written.replaceAll('X', '0'));
  if (written.endsWith('X'))
    return month === undefined
      ? { parts: [year], doubt, untold: written.endsWith('XX') ? 2 : 1 }
      : undefined;
  if (month === undefined) return { parts: [year], doubt };
  if (month === 'XX') {
    if (day !== undefined && day !== 'XX') return undefined;
    return { parts: [year], doubt, unknown: day === undefined ? 'month' : 'day' };
  }
  const [m, d] = [Number(month), Number(day ?? 0)];
  if (m >= 21 && m <= 24 && day === undefined) return { parts: [year], doubt, season: m - 20 };
  if (m < 1 || m > 12) return undefined;
  if (day === undefined) return { parts: [year, m], doubt };
  if (day === 'XX') return { parts: [year, m], doubt, unknown: 'day' };
  return d >= 1 && d <= daysIn(year, m) ? { parts: [year, m, d], doubt } : undefined;
}

/**
 * Returns a date as it is written.
 * @example
 * serializeDate({ parts: [1865], doubt: '~', season: 2 }) // => '1865-22~'
 */
export function serializeDate({ parts, doubt, untold, season, unknown }: WrittenDate): string {
  const [year, month, day] = parts;
  const digits = String(Math.abs(year)).padStart(4, '0');
  const told = untold === undefined ? digits : digits.slice(0, -untold) + 'X'.repeat(untold);
  const hidden =
    unknown === undefined ? [] : unknown === 'day' && month === undefined ? ['XX', 'XX'] : ['XX'];
  const more = [month, day, season === undefined ? undefined : season + 20].flatMap((part) =>
    part === undefined ? [] : String(part).padStart(2, '0'),
  );
  return `${year < 0 ? '-' : ''}${[told, ...more, ...hidden].join('-')}${doubt}`;
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
  if (first && last) return earliest(first) <= latest(last) ? { first, last } : undefined;
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

/** Whether `text` is a date that may be before our era, in doubt or inexact, or two with `/` between, the earlier first. */
export function isDateOrRange(text: string): boolean {
  return parseDates(text) !== undefined;
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
  return [earliest(first), before ? Infinity : latest(first) - earliest(first)];
}

/** Returns the first of the years, and the last, that a date or range reaches: one that is open has no last. */
export function yearsOf(text: string): [first: number, last: number] {
  const dates = parseDates(text);
  if (!dates) return [0, 0];
  const { first, last, after } = dates;
  return [first.parts[0], after === 'open' ? Infinity : lastMonth(last).year];
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

/** A number that grows with the days. */
function earliest(date: WrittenDate): number {
  const { year, month } = firstMonth(date);
  return year * 372 + (month - 1) * 31 + (date.parts[2] ?? 1) - 1;
}

function latest(date: WrittenDate): number {
  const { year, month } = lastMonth(date);
  return year * 372 + (month - 1) * 31 + (date.parts[2] ?? 31) - 1;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return leap ? 29 : 28;
}

/**
 * Returns a date, or where a range begins, without what puts it in doubt, as HTML has it (HTML Standard, §2.3.5);
 * undefined before our era and for a decade, where HTML has none.
 * @example
 * datetimeOf('1865-03~/1866') // => '1865-03'
 */
export function datetimeOf(date: string): string | undefined {
  return /^\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?/.exec(date)?.[0];
}
