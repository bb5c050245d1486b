import type { CSLDate } from '@citation-js/core';

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
 * Returns a date in EDTF, as BibLaTeX takes it (ISO 8601-2, level 1); undefined where it is told in words alone.
 * @example
 * edtf({ 'date-parts': [[1914, 7], [1918]], circa: true }) // => '1914-07~/1918~'
 */
export function edtf(date: CSLDate): string | undefined {
  const sides = sidesOf(date);
  if (date.literal !== undefined || !sides.some((side) => side)) return undefined;
  const season = Number(date.season ?? 0);
  if (Number.isNaN(season)) return undefined;
  const mark = date.circa ? '~' : '';
  return sides.map((side) => (side === undefined ? '..' : edtfSide(side, season) + mark)).join('/');
}

function edtfSide([year, ...rest]: Side, season: number): string {
  const digits = String(Math.abs(Number(year))).padStart(4, '0');
  const sign = Number(year) < 0 ? '-' : '';
  const parts = season > 0 ? [season + 20] : rest;
  return [
    `${digits.length > 4 ? 'Y' : ''}${sign}${digits}`,
    ...parts.map((part) => String(part).padStart(2, '0')),
  ].join('-');
}

/**
 * Returns a date in English words: `c. July 1914–1918`, `2014–`, `Spring 2001`, `44 BC`.
 * @example
 * dateInWords({ 'date-parts': [[1914, 7], [0]] }) // => 'July 1914–'
 */
export function dateInWords(date: CSLDate): string {
  if (date.literal !== undefined) return date.literal;
  const sides = sidesOf(date);
  if (sides.length === 0) return date.raw ?? '';
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
