/** A date of the Gregorian calendar as it is written. */
export interface WrittenDate {
  /** The year (astronomical: 0 is 1 BC, −43 is 44 BC), and the month and the day as far as they are told. */
  parts: [year: number, month?: number, day?: number];
  /** What qualifies it (ISO 8601-2:2019, EDTF level 1): `~` approximate, `?` uncertain, `%` both; '' for nothing. */
  doubt: string;
}

/** What a field takes: a date, or one that may be in doubt or before our era, or two with a slash between. */
export type DateForm = 'date' | 'range';

const pattern = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/;

/**
 * Returns a calendar date of year, month or day precision (ISO 8601), also one before our era (`-0043-03-15`) or in doubt
 * (`1865~`); undefined for what is none.
 */
export function parseDate(text: string): WrittenDate | undefined {
  const [, ...groups]: (string | undefined)[] = pattern.exec(text) ?? [];
  const doubt = groups.pop();
  if (doubt === undefined || groups[0] === '-0000') return undefined;
  const [year = 0, month, day] = groups.filter((group) => group !== undefined).map(Number);
  if (month === undefined) return { parts: [year], doubt };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { parts: [year, month], doubt };
  return day >= 1 && day <= daysIn(year, month) ? { parts: [year, month, day], doubt } : undefined;
}

/** Whether `text` is a calendar date of our era, of year, month or day precision, and certain (EDTF level 0). */
export function isDate(text: string): boolean {
  return /^\d[\d-]*$/.test(text) && parseDate(text) !== undefined;
}

/** Whether `text` is a date that may be before our era or in doubt, or two with `/` between, the earlier first. */
export function isDateOrRange(text: string): boolean {
  const [from, to, ...more] = text.split('/').map(parseDate);
  if (!from || more.length > 0) return false;
  return to ? order(from, to) <= 0 : !text.includes('/');
}

/**
 * Orders dates and ranges by their beginnings; one of less precision stands before those within it.
 * @example
 * compareDates('1865', '1865-03') // => -1
 */
export function compareDates(a: string, b: string): number {
  const [one, two] = [a, b].map((text) => parseDate(text.replace(/\/.*/, '')));
  return one && two ? order(one, two) || Math.sign(one.parts.length - two.parts.length) : 0;
}

/** As far as both are told. */
function order({ parts: a }: WrittenDate, { parts: b }: WrittenDate): number {
  const [[year, month = NaN, day = NaN], [otherYear, otherMonth = NaN, otherDay = NaN]] = [a, b];
  return Math.sign(year - otherYear || month - otherMonth || day - otherDay || 0);
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return leap ? 29 : 28;
}

/**
 * Returns a date, or where a range begins, without what puts it in doubt, as HTML has it (HTML Standard, §2.3.5);
 * undefined before our era, where HTML has none.
 * @example
 * datetimeOf('1865-03~/1866') // => '1865-03'
 */
export function datetimeOf(date: string): string | undefined {
  return /^\d{4}(?:-\d\d){0,2}/.exec(date)?.[0];
}
