import type { Reference } from '../edition/references.ts';
import type { Work } from '../edition/schema/reference.ts';

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
  ['DO', 'DOI'],
  ['UR', 'URL'],
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
    ...plain.map(([tag, variable]): [string, unknown] => [tag, work[variable]]),
    ['SN', work['ISSN'] ?? work['ISBN']],
    ['SP', start],
    ['EP', end],
    ...dateOf(work['issued']),
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return [...lines, 'ER  - ', ''].join('\r\n');
}

/** A line end in a value would begin a tag. */
function oneLine(value: unknown): string {
  return String(value).replace(/\s+/g, ' ');
}

interface Name {
  family?: string;
  given?: string;
  literal?: string;
}

function namesOf(names: unknown, tag: string): [string, string][] {
  if (!Array.isArray(names)) return [];
  return names.map(({ family, given, literal }: Name) => [
    tag,
    literal ?? [family, given].filter(Boolean).join(', '),
  ]);
}

/** The year by itself, and the date as far as it is known: `2002/06/01/`. */
function dateOf(date: Work['issued'] = {}): [string, unknown][] {
  const { 'date-parts': parts, literal, raw } = date;
  if (!parts) return [['PY', literal ?? raw]];
  const [[year, month = '', day = '']] = parts;
  const two = (part: string | number) => (part === '' ? '' : String(part).padStart(2, '0'));
  return [
    ['PY', year],
    ['DA', `${year}/${two(month)}/${two(day)}/`],
  ];
}
