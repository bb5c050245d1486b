import type { CSLDate, CSLName } from '@citation-js/core';
import { withoutOthers } from '../edition/others.ts';
import type { Reference } from '../edition/references.ts';
import { etAl, isWhole, nameTags, plainTags, risType } from '../edition/ris/tags.ts';
import type { Work } from '../edition/schema/reference.ts';
import { edtfOf } from '../edition/csl-date.ts';
import { webAddress, plainDoi } from '../render/work-links.ts';
import { plainText } from './tex.ts';
import { dateInWords, sidesOf } from './work-date.ts';

/** Returns works in the RIS format (Research Information Systems, 2011), each with its key as ID. */
export function ris(references: readonly Reference[]): string {
  return references.map(({ key, work }) => recordOf(key, work)).join('\r\n');
}

function recordOf(key: string, work: Work & Record<string, unknown>): string {
  const type = String(work.type);
  const addresses: Record<string, string | undefined> = {
    DOI: work.DOI === undefined ? undefined : plainDoi(String(work.DOI)),
    URL: work.URL === undefined ? undefined : webAddress(String(work.URL)),
  };
  const tags: [string, unknown][] = [
    ['TY', risType(type)],
    ['ID', key],
    ...nameTags(type).flatMap(([variable, tag]) => namesOf(work[variable], tag)),
    ...plainTags.map(([variable, tag]): [string, unknown] => [
      tag,
      variable in addresses ? addresses[variable] : work[variable],
    ]),
    ['SN', work['ISSN']],
    ['SN', work['ISBN']],
    ...pagesOf(work, type),
    ...dateOf(work['issued']),
    ['Y2', slashed(work.accessed)],
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** A line end in a value would begin a tag, and U+001C to U+001E and U+0085 are line ends to some that read it. */
function oneLine(value: unknown): string {
  return plainText(String(value))
    .replace(/[\s\x1C-\x1E\x85]+/g, ' ')
    .trim();
}

function namesOf(value: unknown, tag: string): [string, string][] {
  const { named, more } = withoutOthers<CSLName>(Array.isArray(value) ? value : []);
  const names = named.map((name): [string, string] => {
    const { family, given, suffix, literal } = name;
    const von = [name['dropping-particle'], name['non-dropping-particle'], family];
    const last = von.filter(Boolean).join(' ');
    // The suffix is the third part: in the place of the second it would be a given name.
    const written = [last, given, suffix].filter(Boolean).join(given ? ', ' : ',, ');
    return [tag, literal ?? written];
  });
  return more ? [...names, [tag, etAl]] : names;
}

/** The first page, and the rest behind the first hyphen; of a whole work how many it has. */
function pagesOf(work: Work & Record<string, unknown>, type: string): [string, unknown][] {
  const count = isWhole(type) ? work['number-of-pages'] : undefined;
  const [start, ...rest] = String(work['page'] ?? count ?? '').split(/[-–—]/);
  return [
    ['SP', start],
    ['EP', rest.join('-')],
  ];
}

/**
 * The year by itself where it has four digits, as it must there, and the date as far as it is known: `2002/06/01/`. What is
 * more than that stands behind, and so does what no digits tell: `1914/07//July 1914–1918`, `///44 BC`.
 */
function dateOf(date: CSLDate | undefined): [string, unknown][] {
  if (date === undefined) return [];
  return [
    ['PY', yearOf(date)],
    ['DA', slashed(date)],
  ];
}

/** The side of a date that it is filed under: the first that is there; nothing where digits do not tell it. */
function mainSide(date: CSLDate) {
  const sides = edtfOf(date) === undefined ? [] : sidesOf(date);
  return sides.flatMap((side) => (side === undefined ? [] : [side]))[0] ?? [];
}

function yearOf(date: CSLDate): string {
  const [number = 0] = mainSide(date);
  const year = Number(number);
  return year > 0 && year < 10_000 ? String(year).padStart(4, '0') : '';
}

function slashed(date: CSLDate | undefined): string {
  if (date === undefined) return '';
  const words = dateInWords(date);
  const year = yearOf(date);
  if (year === '') return words === '' ? '' : `///${words}`;
  const [, month = '', day = ''] = mainSide(date);
  const two = (part: string | number) => (part === '' ? '' : String(part).padStart(2, '0'));
  const isMore = sidesOf(date).length > 1 || date.circa || date.season !== undefined;
  return `${year}/${two(month)}/${two(day)}/${isMore ? words : ''}`;
}
