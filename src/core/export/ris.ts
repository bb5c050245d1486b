import type { CSLDate, CSLName } from '@citation-js/core';
import type { Reference } from '../edition/references.ts';
import type { Work } from '../edition/schema/reference.ts';
import { givenAddress, plainDoi } from '../render/work-links.ts';
import { plainText } from './tex.ts';
import { dateInWords, edtf, sidesOf } from './work-date.ts';

/** The types of RIS for those of CSL; any other is GEN. */
const types: Record<string, string> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  chapter: 'CHAP',
  dataset: 'DATA',
  entry: 'ENCYC',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  hearing: 'HEAR',
  interview: 'PCOMM',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'MANSCPT',
  map: 'MAP',
  'paper-conference': 'CPAPER',
  patent: 'PAT',
  personal_communication: 'PCOMM',
  post: 'BLOG',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
};

/** The tags whose value is a variable of CSL as it stands. */
const plain: [string, string][] = [
  ['TI', 'title'],
  ['ST', 'title-short'],
  ['T2', 'container-title'],
  ['VL', 'volume'],
  ['IS', 'issue'],
  ['PB', 'publisher'],
  ['CY', 'publisher-place'],
  ['ET', 'edition'],
  ['M1', 'number'],
  ['T3', 'collection-title'],
  ['M3', 'genre'],
  ['AN', 'call-number'],
  ['KW', 'keyword'],
  ['DB', 'archive'],
  ['AB', 'abstract'],
  ['N1', 'note'],
  ['LA', 'language'],
];

/** Returns works in the RIS format (Research Information Systems, 2011), each with its key as ID. */
export function ris(references: readonly Reference[]): string {
  return references.map(({ key, work }) => recordOf(key, work)).join('\r\n');
}

function recordOf(key: string, work: Work & Record<string, unknown>): string {
  const [start, end] = String(work['page'] ?? '').split(/[-–—]/);
  const tags: [string, unknown][] = [
    ['TY', types[String(work.type)] ?? 'GEN'],
    ['ID', key],
    ...namesOf(work['author'], 'AU'),
    ...namesOf(work['editor'], 'ED'),
    ...namesOf(work['translator'], 'A4'),
    ...plain.map(([tag, variable]): [string, unknown] => [tag, work[variable]]),
    ['DO', work.DOI === undefined ? undefined : plainDoi(String(work.DOI))],
    ['UR', work.URL === undefined ? undefined : givenAddress(String(work.URL))],
    ['SN', work['ISSN'] ?? work['ISBN']],
    ['SP', start],
    ['EP', end],
    ...dateOf(work['issued']),
    ['Y2', slashed(work.accessed)],
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** A line end in a value would begin a tag. */
function oneLine(value: unknown): string {
  return plainText(String(value)).replace(/\s+/g, ' ').trim();
}

function namesOf(names: readonly CSLName[] | undefined, tag: string): [string, string][] {
  return (names ?? []).map((name): [string, string] => {
    const { family, given, suffix, literal } = name;
    const von = [name['dropping-particle'], name['non-dropping-particle'], family];
    const last = von.filter(Boolean).join(' ');
    return [tag, literal ?? [last, given, suffix].filter(Boolean).join(', ')];
  });
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

/** The side of a date that it is filed under: the first that is there. */
function mainSide(date: CSLDate) {
  return edtf(date) === undefined ? undefined : sidesOf(date).find((side) => side !== undefined);
}

function yearOf(date: CSLDate): string {
  const year = Number(mainSide(date)?.[0] ?? 0);
  return year > 0 && year < 10_000 ? String(year).padStart(4, '0') : '';
}

function slashed(date: CSLDate | undefined): string {
  if (date === undefined) return '';
  const words = dateInWords(date);
  const year = yearOf(date);
  if (year === '') return words === '' ? '' : `///${words}`;
  const [, month = '', day = ''] = mainSide(date) ?? [];
  const two = (part: string | number) => (part === '' ? '' : String(part).padStart(2, '0'));
  const isMore = sidesOf(date).length > 1 || date.circa || date.season !== undefined;
  return `${year}/${two(month)}/${two(day)}/${isMore ? words : ''}`;
}
