import type { CSLDate } from '@citation-js/core';
import { formatDate } from './date.ts';
import { sentenceMark } from './manuals.ts';

/** A date as the processor takes it. */
export interface ProcessorDate {
  'date-parts'?: (string | number)[][];
  literal?: string;
  raw?: string;
  season?: string | number;
  circa?: string | number | boolean;
}

/** One end of a date. */
type Side = readonly [year: string | number, month?: string | number, day?: string | number];

/** Returns a term of the style's language: `circa`, `bc`, `month-07`. */
export type Term = (name: string, form: 'short' | 'long') => string;

/**
 * How a style says that a date is uncertain: not at all, where it is put before it (`none`), spelt out where its manual has that
 * (`spelt`); by itself, in words of its own (`said`); or by a question mark in brackets (`asked`), where what is about then is put
 * into brackets.
 */
export type Doubt = 'none' | 'spelt' | 'said' | 'asked';

/** Returns how a style, XML, says it. */
export function doubtIn(style: string): Doubt {
  if (!style.includes('is-uncertain-date')) return 'none';
  return style.includes('suffix="?]"') ? 'asked' : 'said';
}

/** The language of a style, its terms, and how it says that a date is uncertain. */
interface Spoken {
  language: string;
  term: Term;
  doubt: Doubt;
}

/**
 * Returns a date so that the processor (citeproc-js) prints what it says: the literal alone where there is one; a range
 * without an end as one that ends with the year 0, which is its way; and in words what it cannot: a range without a
 * start (it would take it for no date), one of which a side has fewer parts (it would throw), seasons of a range, a range whose ends
 * are not in the same doubt, and what is uncertain, where the style does not say so.
 */
export function processorDate(date: CSLDate, { language, term, doubt }: Spoken): ProcessorDate {
  if (date.literal !== undefined) return { literal: date.literal };
  const { 'date-parts': parts, raw, ...rest } = date;
  if (parts === undefined) return rest;
  if (raw?.includes('/') && !raw.includes('X')) return { literal: formatDate(raw, language) };
  const [from, to] = parts;
  const isOpen = to !== undefined && !isYear(to[0]);
  const hasNoStart = to !== undefined && !isOpen && !isYear(from[0]);
  const isAsked = doubt === 'asked' && /^[^X]*\?$/.test(raw ?? '');
  const needsWord = Boolean(date.circa) && doubt !== 'said' && !isAsked && isYear(from[0]);
  const isUneven = to !== undefined && !isOpen && from.length !== to.length;
  if (needsWord || hasNoStart || isUneven) {
    const sides = to === undefined ? [from] : [from, to];
    const words = sides.map((side) => (isYear(side[0]) ? inWords(side, term) : '')).join('–');
    if (!date.circa) return { literal: words };
    const about = doubt === 'spelt' ? sentenceMark + term('circa', 'long') : term('circa', 'short');
    const told = `${about} ${words}${/[?%]/.test(raw ?? '') ? '?' : ''}`;
    return { literal: doubt === 'asked' ? `[${told}]` : told };
  }
  if (isOpen) return { ...rest, 'date-parts': [[...from], from.map(() => 0)] };
  return { ...rest, 'date-parts': parts.map((side) => [...side]) };
}

function isYear(part: string | number): boolean {
  return Number(part) !== 0;
}

/** Returns a day, month or year in words: `3 July 1914`, `44 BC`. */
function inWords([year, month, day]: Side, term: Term): string {
  const number = Number(year);
  const words = [
    day,
    month !== undefined && isYear(month)
      ? term(`month-${String(month).padStart(2, '0')}`, 'long')
      : '',
    number < 0 ? `${-number} ${term('bc', 'long').trim()}` : year,
  ];
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}
