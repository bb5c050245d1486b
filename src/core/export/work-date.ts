import type { CSLDate } from '@citation-js/core';
import { formatDate } from '../render/date.ts';

type Side = readonly [year: string | number, ...(string | number)[]];

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];
const seasons = ['Spring', 'Summer', 'Autumn', 'Winter'];

/** Returns the sides of a date: one, or two of a range, of which an open one is undefined. */
export function sidesOf(date: CSLDate): (Side | undefined)[] {
  const parts: readonly Side[] = date['date-parts'] ?? [];
  return parts.map((side) => (Number(side[0]) === 0 ? undefined : side));
}

/**
 * Returns a date in English words: `c. July 1914–1918`, `2014–`, `Spring 2001`, `44 BC`.
 * @example
 * dateInWords({ 'date-parts': [[1914, 7], [0]] }) // => 'July 1914–'
 */
export function dateInWords(date: CSLDate): string {
  if (date.literal !== undefined) return date.literal;
  if (date.raw !== undefined) return formatDate(date.raw, 'en');
  const sides = sidesOf(date);
  const { season } = date;
  const name = season === undefined ? '' : (seasons[Number(season) - 1] ?? String(season));
  const words = sides.map((side) => (side === undefined ? '' : inWords(side, name))).join('–');
  return words === '' ? '' : `${date.circa ? 'c. ' : ''}${words}`;
}

function inWords([year, month, day]: Side, season: string): string {
  const number = Number(year);
  const beforeYear = season === '' ? [day, monthName(month)] : [season];
  const parts = [...beforeYear, number < 0 ? `${-number} BC` : year];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/** Returns the name of a month, by its number from 1. */
export function monthName(month: string | number | undefined): string {
  return months[Number(month ?? 0) - 1] ?? '';
}
