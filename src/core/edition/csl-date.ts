import { inCalendar, isDateOrRange, parseDates, type WrittenDate, yearDate } from '../page/date.ts';
import { calendars } from '../page/day.ts';
import { readOtherDate } from '../page/other-calendar.ts';
import { isMadeOfDates, proposeDate } from '../page/propose-date.ts';

/**
 * A date as CSL-JSON has it (Citation Style Language 1.0.2). Of a work that was read, `raw` is the date in EDTF where CSL has no
 * place for it: a decade, seasons of a range, or another doubt than that all of it is about then; the rest is then what CSL has
 * of that.
 */
export interface CslDate {
  /** The years are as they are counted: -44 is 44 BC; 0, which there is not, stands for an end that is open. */
  'date-parts'?: (string | number)[][];
  season?: string | number;
  circa?: string | number | boolean;
  literal?: string;
  raw?: string;
}

/**
 * Returns the date that a text says, undefined where it says none: level 1 of EDTF, or what people write where there can be no
 * doubt of what they mean: `c. 1850`, `7 May 1898`, `März 1865`, `44 BC`, `Spring 2001`, `1914–18`, `1907-5-7`.
 * @example
 * cslDate('1914-07/1918') // => { 'date-parts': [ [ 1914, 7 ], [ 1918 ] ] }
 * cslDate('c. 1865') // => { 'date-parts': [ [ 1865 ] ], circa: true }
 * cslDate('186X') // => { 'date-parts': [ [ 1860 ], [ 1869 ] ], raw: '186X' }
 */
export function cslDate(text: string): CslDate | undefined {
  const written = text.trim().replace(/^([-\d]{8,})T[\d:.Z+-]*$/, '$1');
  return ofEdtf(written) ?? ofEdtf(inWords(written));
}

/** The date that words say; nothing for what may as well be another, and for what its own words tell better. */
function inWords(text: string): string {
  // A bibliography has nothing on that side of a dash on which an end is open.
  const [, before = '', side = '', after = ''] = /^(– ?)?([^–]*?)( ?–)?$/.exec(text) ?? [];
  if (before + after !== '') return `${before && '../'}${inWords(side)}${after && '/..'}`;
  const isTold = /\d{3}|\b(?:ad|bc|bce|ce)\b|[bc]\.? ?[ce]\.?/i.test(text);
  if (!isTold || /[[\]]|^\d{4}[-/]\d\d?$|^\d{4}-\d\d?\//.test(text)) return '';
  const { date = '' } = proposeDate(text, 'range') ?? {};
  if (/XX|\.\./.test(date)) return '';
  // “c.” before a range is said of all of it.
  return date.replace(/^([^/]+)~\/([\d-]+)$/, '$1~/$2~');
}

/** What CSL has of a date in EDTF. */
function ofEdtf(text: string): CslDate | undefined {
  // A leap day that the Julian calendar alone has is one of it.
  const calendar = calendars.find((one) => isDateOrRange(text, one));
  const raw = inCalendar(text, calendar);
  const dates = calendar && parseDates(raw);
  if (!dates) return undefined;
  const { first, last, before, after } = dates;
  const isRange = first !== last || (before ?? after) !== undefined;
  const sides = isRange && first === last ? [first] : [first, last];
  const parts = sides.map((side, index) => partsOf(side, index > 0 || before !== undefined));
  if (before) parts.unshift(open);
  if (after) parts.push(open);
  // CSL knows one doubt, that of all of a date.
  const isDoubted = new Set(sides.map(({ doubt }) => doubt)).size > 1 || /[?%]/.test(first.doubt);
  const isBeyond =
    isDoubted ||
    sides.some(({ untold, season }) => untold !== undefined || (isRange && season !== undefined));
  return {
    'date-parts': once(parts),
    ...(!isRange && first.season !== undefined && { season: first.season }),
    ...(sides.some(({ doubt }) => doubt !== '') && { circa: true }),
    ...(isBeyond && { raw }),
  };
}

/** What stands for an end that is open, as reference managers write it in CSL-JSON. */
const open = [0];

/** The parts of a date; of a decade or a century, the year that it begins or ends with. */
function partsOf({ parts: [first, ...rest], untold }: WrittenDate, isEnd: boolean): number[] {
  const year = first + (untold !== undefined && isEnd ? 10 ** untold - 1 : 0);
  return [year > 0 ? year : year - 1, ...rest.filter((part) => part !== undefined)];
}

/** The sides of a date; one where both are the same. */
function once(sides: number[][]): number[][] {
  const [start, end] = sides;
  return start && end && start.join() === end.join() ? [start] : sides;
}

/**
 * Returns whether a text is made of what dates are, so that it can be meant as nothing else: `1901-13`, `30 February 1777`. A day
 * that the solar calendar of Iran alone has is meant as that: `1390-06-31`.
 */
export function isMeantAsDate(text: string): boolean {
  return isMadeOfDates(text) && readOtherDate(text, 'fa') === undefined;
}

/**
 * Returns a date of CSL-JSON as `cslDate` does: what its parts or `raw` say, or words in the place of a year; only the literal
 * where there is one, since somebody has written it so, and `raw` as a literal where it says no date. Undefined where its parts,
 * or the digits of `raw`, are no date.
 */
export function soundDate(date: CslDate): CslDate | undefined {
  const { 'date-parts': parts, literal, raw, season, circa } = date;
  const more = { ...(season !== undefined && { season }), ...(circa && { circa: true }) };
  if (literal !== undefined && literal !== '') return { ...more, literal };
  if (!parts) {
    if (raw === undefined) return date;
    const said = cslDate(raw);
    if (!said && isMeantAsDate(raw)) return undefined;
    return { ...more, ...(said ?? { literal: raw }) };
  }
  const beyond = raw === undefined ? undefined : ofEdtf(raw);
  if (beyond?.raw !== undefined) return beyond;
  const [[only, ...others] = []] = parts;
  if (parts.length === 1 && others.length === 0 && typeof only === 'string' && !isWhole(only)) {
    const said = cslDate(only);
    return said && { ...more, ...said };
  }
  // What else than a number stands for a season is words, for which EDTF has nothing.
  const isNamed = season !== undefined && !isSeason(season);
  const known = { 'date-parts': parts, ...(circa && { circa: true }) };
  const read = ofEdtf(edtfOf(isNamed || season === undefined ? known : { ...known, season }) ?? '');
  return read && isNamed ? { ...read, season } : read;
}

/**
 * Returns a date in EDTF (ISO 8601-2:2019, level 1); undefined where it is told in words.
 * @example
 * edtfOf({ 'date-parts': [[1914, 7], [0]], circa: true }) // => '1914-07~/..'
 */
export function edtfOf(date: CslDate): string | undefined {
  const { 'date-parts': parts = [], season, circa, literal, raw } = date;
  if (literal !== undefined || (season !== undefined && !isSeason(season))) return undefined;
  if (raw !== undefined) return raw;
  const sides = parts.map((given) => sideOf(given, season));
  if (sides.every((side) => side === '..')) return undefined;
  const mark = circa ? '~' : '';
  return [...new Set(sides)].map((side) => (side === '..' ? side : side + mark)).join('/');
}

/** One side of a date in EDTF; what is none where it has parts that are no numbers. */
function sideOf(given: readonly (string | number)[], season?: string | number): string {
  // What is left empty is not told.
  const told = given.filter((part, index) => index === 0 || !/^\s*(?:0\s*)?$/.test(String(part)));
  if (!told.every(isWhole)) return 'none';
  const [year = 0, ...rest] = told.map(Number);
  if (year === 0) return '..';
  const small = rest.length === 0 && season !== undefined ? [20 + Number(season)] : rest;
  const digits = small.map((part) => String(part).padStart(2, '0'));
  // There is no year 0 in CSL: -1 is 1 BC.
  return [yearDate(year < 0 ? year + 1 : year), ...digits].join('-');
}

function isSeason(season: string | number): boolean {
  return /^[1-4]$/.test(String(season));
}

function isWhole(part: string | number): boolean {
  return /^\s*-?\d+\s*$/.test(String(part));
}
