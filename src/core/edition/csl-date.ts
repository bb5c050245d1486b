import { readOtherDate } from '../page/other-calendar.ts';

/** A date as CSL-JSON has it. */
export interface CslDate {
  'date-parts'?: (string | number)[][];
  season?: string | number;
  circa?: string | number | boolean;
  literal?: string;
  raw?: string;
}

/** A date, as far as it is known: year, month from 1, day from 1. A year before our era is negative: -44 is 44 BC. */
export type DateParts = [year: number, month?: number, day?: number];

/** One end of a date in words or in EDTF. */
interface Side {
  parts: DateParts;
  season?: number;
  circa?: boolean;
}

/** What stands for an end that is open, as reference managers write it in CSL-JSON. */
const open: DateParts = [0];

/**
 * Returns the date that a text says, undefined where it says none: EDTF, level 1 (ISO 8601-2: `1850-02~`, `1890/..`,
 * `2001-21`, `-0044-03-15`, the year as it is counted, so 44 BC), or as people write it in English: `c. 1850`, `7 May 1898`,
 * `March 1865`, `44 BC`, `Spring 2001`, `1914–1918`, `1907-5-7`. A date with digits that are not known (`19XX`) is none.
 * @example
 * cslDate('1914-07/1918') // => { 'date-parts': [ [ 1914, 7 ], [ 1918 ] ] }
 * cslDate('1865~') // => { 'date-parts': [ [ 1865 ] ], circa: true }
 */
export function cslDate(text: string): CslDate | undefined {
  const written = text.replace(/\s+/g, ' ').trim().replace(yearFirst, padded);
  const [first = '', second, more] = written.split(/ ?[/–] ?|(?<=^\d{4})-(?=\d{4}$)/);
  if (more !== undefined) return undefined;
  const start = sideOf(first);
  if (second === undefined) return start === 'open' ? undefined : start && dateOf(start);
  const end = sideOf(second);
  if (!start || !end || (start === 'open' && end === 'open')) return undefined;
  const sides = [start, end].map((side): Side => (side === 'open' ? { parts: open } : side));
  // CSL has a season for the whole date only.
  if (sides.some(({ season }) => season !== undefined)) return undefined;
  const isOrdered = start === 'open' || end === 'open' || compare(start.parts, end.parts) <= 0;
  if (!isOrdered) return undefined;
  return {
    'date-parts': once(sides.map(({ parts }) => known(parts))),
    ...(sides.some(({ circa }) => circa) && { circa: true }),
  };
}

/** Returns a day whose year stands first with two digits for its month and its day. */
function padded(day: string): string {
  return day
    .split(/[-/.]/)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

/** A day whose year stands first: no language has the day before the month there. */
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;

/**
 * Returns whether a text is made of what dates are, so that it can be meant as nothing else: `1901-13`, `30 February 1777`. A day
 * that the solar calendar of Iran alone has is meant as that: `1390-06-31`.
 */
export function isMeantAsDate(text: string): boolean {
  const isMade = /\d/.test(text) && /^[\d\s.,/?~%–-]*$/.test(text.replace(dateWords, ''));
  return isMade && readOtherDate(text, 'fa') === undefined;
}

function dateOf({ parts, season, circa }: Side): CslDate {
  return {
    'date-parts': [known(parts)],
    ...(season !== undefined && { season }),
    ...(circa && { circa: true }),
  };
}

function known(parts: DateParts): number[] {
  return parts.filter((part) => part !== undefined);
}

/** The sides of a date; one where both are the same. */
function once(sides: number[][]): number[][] {
  const [start, end] = sides;
  return start && end && start.join() === end.join() ? [start] : sides;
}

function compare(a: DateParts, b: DateParts): number {
  const differences = known(a).map((part, index) => part - (b[index] ?? part));
  return differences.find((difference) => difference !== 0) ?? 0;
}

function sideOf(text: string): Side | 'open' | undefined {
  if (text === '..' || text === '') return 'open';
  const certain = text
    .replace(/^(?:circa|cca\.?|ca\.?|c\.?|about)(?=[\s\d])/i, '')
    .replace(/[?~%]$/, '');
  const side = edtfSide(certain.trim()) ?? wordsSide(certain.trim());
  return side && certain !== text ? { ...side, circa: true } : side;
}

function edtfSide(text: string): Side | undefined {
  const [, year = '', month, day] =
    /^(-?\d{4}|Y-?\d{5,9})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(?:T[\d:.Z+-]*)?$/.exec(text) ?? [];
  const numbers = [year.replace('Y', ''), month, day].filter(
    (part) => part !== undefined && part !== 'XX',
  );
  const [y = 0, m, d] = numbers.map(Number);
  if (year === '' || y === 0) return undefined;
  if (m !== undefined && m >= 21 && m <= 24 && d === undefined)
    return { parts: [y], season: m - 20 };
  return sound(y, m, d);
}

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
];
const seasons: Record<string, number> = { spring: 1, summer: 2, autumn: 3, fall: 3, winter: 4 };

const dateWords = new RegExp(
  `(?<!\\p{L})(?:${[
    ...months.map((name) => `${name}|${name.slice(0, 3)}`),
    ...['sept', 'circa', 'cca', 'ca', 'c', 'about', 'bce?', 'ad', 'ce'],
  ].join('|')})(?!\\p{L})`,
  'giu',
);

function wordsSide(text: string): Side | undefined {
  const [, before, number = '', after] =
    /^(?:(ad|ce) ?)?(.*\d) ?(bce?|ad|ce)?\.?$/i.exec(
      text.replace(/\b([ABCDE])\.(?=[A-Z]|$)/gi, '$1'),
    ) ?? [];
  const isBefore = after !== undefined && /^b/i.test(after);
  const hasEra = before !== undefined || after !== undefined;
  const read = wordsOf(number, hasEra);
  if (!read || (isBefore && read.parts[0] < 0)) return undefined;
  const [year, ...rest] = read.parts;
  return isBefore ? { ...read, parts: [-year, ...rest] as DateParts } : read;
}

/** `1898`, `May 1898`, `7 May 1898`, `May 7, 1898`, `Spring 2001`; a year has three digits at the least, unless its era is told. */
function wordsOf(text: string, hasEra: boolean): Side | undefined {
  const [, a = '', year = ''] = /^(?:(.*[^ ,])?[ ,]+)?(\d{1,4})$/.exec(text) ?? [];
  if (year === '' || Number(year) === 0 || (year.length < 3 && !hasEra)) return undefined;
  if (a === '') return { parts: [Number(year)] };
  const season = seasons[a.toLowerCase()];
  if (season !== undefined) return { parts: [Number(year)], season };
  const [, dayFirst, name = '', dayLast] =
    /^(?:(\d{1,2})\.?\s+)?([a-z]{3,})\.?(?:\s+(\d{1,2}))?$/i.exec(a) ?? [];
  const month =
    months.findIndex((one) => one.startsWith(name.toLowerCase().replace(/^sept$/, 'sep'))) + 1;
  if (name === '' || month === 0 || (dayFirst !== undefined && dayLast !== undefined))
    return undefined;
  const day = dayFirst ?? dayLast;
  return sound(Number(year), month, day === undefined ? undefined : Number(day));
}

/** A date of the calendar; undefined where there is no such month or day. */
function sound(year: number, month?: number, day?: number): Side | undefined {
  if (month === undefined) return { parts: [year] };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { parts: [year, month] };
  return day >= 1 && day <= daysIn(year, month) ? { parts: [year, month, day] } : undefined;
}

/** The most days that a month has: a leap day of the Julian calendar is one, too. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Returns a date of CSL-JSON in one form: numbers for digits; what `raw` or words in the place of a year say as `date-parts`, or as a
 * `literal` where they say no date; only the literal where there is one, since somebody has written it so. Undefined
 * where its parts, or the digits of `raw`, are no date.
 */
export function soundDate(date: CslDate): CslDate | undefined {
  const { 'date-parts': parts, literal, raw, ...rest } = date;
  if (literal !== undefined && literal !== '') return { ...rest, literal };
  if (!parts) {
    if (raw === undefined) return date;
    const said = cslDate(raw);
    if (!said && isMeantAsDate(raw)) return undefined;
    return { ...rest, ...(said ?? { literal: raw }) };
  }
  const [[only, ...others] = []] = parts;
  if (parts.length === 1 && others.length === 0 && typeof only === 'string' && !isWhole(only)) {
    const said = cslDate(only);
    return said && { ...rest, ...said };
  }
  const read = parts.map(soundParts).filter((one) => one !== undefined);
  const [start, end] = read;
  if (!start || read.length < parts.length) return undefined;
  if (end && start[0] !== 0 && end[0] !== 0 && compare(start, end) > 0) return undefined;
  if (start[0] === 0 && (!end || end[0] === 0)) return undefined;
  const [year, month = 0] = start;
  // Some write the season as EDTF has it, in the place of the month.
  if (!end && month > 20) return { ...rest, season: month - 20, 'date-parts': [[year]] };
  return { ...rest, 'date-parts': once(read.map(known)) };
}

function isWhole(part: string | number): boolean {
  return /^\s*-?\d+\s*$/.test(String(part));
}

/** An open end is a year 0, which there is not; what is left empty is not told. */
function soundParts(parts: readonly (string | number)[]): DateParts | undefined {
  const given = parts.filter((part, index) => index === 0 || !/^\s*(?:0\s*)?$/.test(String(part)));
  if (!given.every((part) => isWhole(part) && Number.isSafeInteger(Number(part)))) return undefined;
  const [year = 0, month, day] = given.map(Number);
  if (year === 0) return open;
  if (month !== undefined && month >= 21 && month <= 24 && day === undefined) return [year, month];
  return sound(year, month, day)?.parts;
}
