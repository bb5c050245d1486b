import type { CSLDate } from '@citation-js/core';
import { formatDate } from './date.ts';

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

/** The language of a style, its terms, and whether the style itself says that a date is uncertain. */
interface Spoken {
  language: string;
  term: Term;
  saysCirca: boolean;
}

/**
 * Returns a date so that the processor (citeproc-js) prints what it says: the literal alone where there is one; a range
 * without an end as one that ends with the year 0, which is its way; and in words what it cannot: a range without a
 * start (it would take it for no date), one of which a side has fewer parts (it would throw), seasons of a range, and what
 * is uncertain, where the style does not say so.
 */
export function processorDate(date: CSLDate, { language, term, saysCirca }: Spoken): ProcessorDate {
  if (date.literal !== undefined) return { literal: date.literal };
  const { 'date-parts': parts, raw, ...rest } = date;
  if (parts === undefined) return rest;
  if (raw !== undefined && !raw.includes('X')) return { literal: formatDate(raw, language) };
  const [from, to] = parts;
  const isOpen = to !== undefined && !isYear(to[0]);
  const hasNoStart = to !== undefined && !isOpen && !isYear(from[0]);
  const needsWord = Boolean(date.circa) && !saysCirca && isYear(from[0]);
  const isUneven = to !== undefined && !isOpen && from.length !== to.length;
  if (needsWord || hasNoStart || isUneven) {
    const sides = to === undefined ? [from] : [from, to];
    const words = sides.map((side) => (isYear(side[0]) ? inWords(side, term) : '')).join('–');
    return { literal: date.circa ? `${term('circa', 'short')} ${words}` : words };
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
