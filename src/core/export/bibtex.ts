import type { CSL, CSLDate } from '@citation-js/core';
import type { Reference } from '../edition/references.ts';
import { edtfOf } from '../edition/csl-date.ts';
import { webAddress, plainDoi } from '../render/work-links.ts';
import { babelName, entrySubtype, entryType, hasNumber, isArticle } from './biblatex-types.ts';
import { worksOf } from './csl.ts';
import { richTexOf, texOf } from './tex.ts';
import { holdsAnd, notOthers, writeTeXNames } from './tex-name.ts';
import { dateInWords, monthName, sidesOf } from './work-date.ts';

/** Which of the two: BibLaTeX has a field for most of what a work is, BibTeX is what older programs read. */
export type Dialect = 'biblatex' | 'bibtex';

/** Returns works as BibTeX or BibLaTeX, each under the key that notes cite it by. */
export function bibtex(references: readonly Reference[], dialect: Dialect = 'bibtex'): string {
  return formatBibtex(worksOf(references), dialect);
}

/** Returns works in CSL-JSON as BibTeX or BibLaTeX, each under its id. */
export function formatBibtex(works: readonly CSL[], dialect: Dialect): string {
  const keyOf = keying(
    works.map(({ id }) => String(id)),
    dialect,
  );
  return works.map((work) => entryOf(work, keyOf(String(work.id)), dialect)).join('\n');
}

/** A work with its variables by name: the list of CSL's own grows. */
type Given = CSL & Readonly<Record<string, unknown>>;

type Field = readonly [name: string, value: string | undefined];

/** The fields whose value is a variable of CSL as it stands. */
const plain: readonly [field: string, variable: string][] = [
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['series', 'collection-title'],
  ['chapter', 'chapter-number'],
  ['volumes', 'number-of-volumes'],
  ['pagetotal', 'number-of-pages'],
  ['shorttitle', 'title-short'],
  ['eventtitle', 'event-title'],
  ['venue', 'event-place'],
  ['origtitle', 'original-title'],
  ['version', 'version'],
  ['pubstate', 'status'],
  ['library', 'archive'],
  ['archivelocation', 'archive_location'],
  ['shelfmark', 'call-number'],
  ['medium', 'medium'],
  ['keywords', 'keyword'],
  ['part', 'part-number'],
  ['section', 'section'],
  ['scale', 'scale'],
  ['shortjournal', 'container-title-short'],
  ['archiveplace', 'archive-place'],
  ['archivecollection', 'archive_collection'],
  ['pmid', 'PMID'],
  ['pmcid', 'PMCID'],
  ['abstract', 'abstract'],
  ['annotation', 'annote'],
  ['note', 'note'],
];

const people: readonly [field: string, variable: string][] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
  ['recipient', 'recipient'],
  ['interviewer', 'interviewer'],
  ['director', 'director'],
  ['illustrator', 'illustrator'],
  ['compiler', 'compiler'],
];

/** Those who have no field of their own stand in `editora` and so on, with what they did (biblatex manual, section 2.3.6). */
const helpers: readonly [type: string, variable: string][] = [
  ['collaborator', 'contributor'],
  ['organizer', 'organizer'],
  ['producer', 'producer'],
];

function entryOf(work: Given, key: string, dialect: Dialect): string {
  const type = String(work.type);
  const lines = fieldsOf(work, type, dialect).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`\t${name} = ${value}`],
  );
  const name = entryType(type, work.genre ?? '', dialect);
  return `@${name}{${[key, ...lines].join(',\n')}\n}\n`;
}

/**
 * A key may hold letters and digits of any script; what would end it there is a hyphen. No two become the same, nor, in BibTeX,
 * which leaves out the second of them, the same but for their case.
 */
function keying(ids: readonly string[], dialect: Dialect): (id: string) => string {
  const baseOf = (id: string) => id.replace(/[\s,{}="#%\\~()'^]/g, '-');
  const folded = (key: string) => (dialect === 'bibtex' ? key.toLowerCase() : key);
  // The first of those that a file takes for one keeps its key.
  const kept = new Map(
    ids
      .filter((id) => baseOf(id) === id)
      .toReversed()
      .map((id) => [folded(id), id]),
  );
  const taken = new Set(kept.keys());
  return (id) => {
    if (kept.get(folded(id)) === id) return id;
    const base = baseOf(id);
    let key = base;
    for (let number = 2; taken.has(folded(key)); number++) key = `${base}-${number}`;
    taken.add(folded(key));
    return key;
  };
}

function braced(tex: string | undefined): string | undefined {
  return tex === undefined || tex === '' ? undefined : `{${tex}}`;
}

function fieldsOf(work: Given, type: string, dialect: Dialect): Field[] {
  const text = (variable: string) => {
    const value = work[variable];
    return typeof value === 'string' || typeof value === 'number'
      ? braced(richTexOf(String(value)))
      : undefined;
  };
  const names = (variable: string) => {
    const value = work[variable];
    return Array.isArray(value) ? braced(writeTeXNames(value as never, dialect)) : undefined;
  };
  const latex = dialect === 'biblatex';
  const journal = latex ? 'journaltitle' : 'journal';
  const { URL: url, DOI: doi, page } = work;
  return [
    ...people.map(([field, variable]): Field => [field, names(variable)]),
    ['title', text('title')],
    [isArticle(type) ? journal : 'booktitle', text('container-title')],
    ...(type === 'patent' ? [['holder', names('contributor')] satisfies Field] : []),
    ...helpersOf(type, names),
    ['entrysubtype', braced(entrySubtype(type, dialect))],
    ...languageOf(work.language, latex),
    ['type', text('genre')],
    ...issuedOf(work.issued, latex),
    [publisherField(type, latex), listOf(work.publisher)],
    [latex ? 'location' : 'address', listOf(work['publisher-place'])],
    [isArticle(type) ? 'number' : 'issue', text('issue')],
    [hasNumber(type) ? 'number' : 'eid', text('number')],
    ...(hasNumber(type) || isArticle(type)
      ? []
      : [['number', text('collection-number')] satisfies Field]),
    ['pages', page === undefined ? undefined : braced(pagesOf(String(page)))],
    ...plain.map(([field, variable]): Field => [field, text(variable)]),
    ['origdate', dateOf(work['original-date'])],
    ['eventdate', dateOf(work['event-date'])],
    ['doi', doi === undefined ? undefined : braced(doiOf(String(doi)))],
    ['url', url === undefined ? undefined : braced(addressOf(String(url)))],
    ['urldate', dateOf(work.accessed)],
  ];
}

function helpersOf(type: string, names: (variable: string) => string | undefined): Field[] {
  const there = helpers.flatMap(([role, variable]): [string, string][] => {
    const value = type === 'patent' && variable === 'contributor' ? undefined : names(variable);
    return value === undefined ? [] : [[role, value]];
  });
  return there.flatMap(([role, value], index): Field[] => {
    const field = `editor${'abc'.charAt(index)}`;
    return [
      [field, value],
      [`${field}type`, `{${role}}`],
    ];
  });
}

/** BibLaTeX hyphenates by the names that babel has for languages; a tag that they tell no more of stands beside. */
function languageOf(language: string | undefined, latex: boolean): Field[] {
  if (language === undefined) return [];
  const tag = braced(texOf(language));
  const exact = babelName(language);
  if (!latex) return [['language', exact === undefined ? tag : `{${exact}}`]];
  if (exact !== undefined) return [['langid', `{${exact}}`]];
  return [
    ['langid', braced(babelName(language.replace(/-.*/s, '')))],
    ['language', tag],
  ];
}

function publisherField(type: string, latex: boolean): string {
  if (type === 'report') return 'institution';
  if (type !== 'thesis') return 'publisher';
  return latex ? 'institution' : 'school';
}

/** A name that holds an `and` is one, and no list; one that is the word for other names is one of its own. */
function listOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const tex = notOthers(richTexOf(value));
  return braced(holdsAnd(value) ? `{${tex}}` : tex);
}

function pagesOf(pages: string): string {
  return pages
    .split(/[-–—]+/)
    .map((part) => texOf(part.trim()))
    .join('--');
}

/** In an address TeX reads nothing but what would end it. */
function addressOf(url: string): string | undefined {
  const address = webAddress(url)?.replace(/\s+/g, ' ');
  return address && paired(address.replace(/[{}\\]/g, encodeURIComponent));
}

/** A DOI is decoded where it is read. */
function doiOf(doi: string): string {
  return paired(plainDoi(doi).replace(/[\s{}\\%^]/g, encodeURIComponent));
}

/**
 * Encodes the last `$` of an odd number: Better BibTeX takes it for the beginning of mathematics, even here, and leaves out what
 * follows. Those in pairs stay as they are, since citation-js encodes what is encoded once more.
 */
function paired(address: string): string {
  const isOdd = address.split('$').length % 2 === 0;
  return isOdd ? address.replace(/\$(?=[^$]*$)/, encodeURIComponent) : address;
}

function dateOf(date: CSLDate | undefined): string | undefined {
  return date === undefined ? undefined : braced(edtfOf(date) ?? texOf(dateInWords(date)));
}

/** A date that is told in words alone is a year of BibLaTeX, too; a month of BibTeX is a macro, with the day behind it. */
function issuedOf(date: CSLDate | undefined, latex: boolean): Field[] {
  if (date === undefined) return [];
  const exact = edtfOf(date);
  if (latex && exact !== undefined) return [['date', `{${exact}}`]];
  const [side, end] = sidesOf(date);
  const isPlain =
    !date.circa && date.season === undefined && exact !== undefined && end === undefined;
  const [year, number, day] = side ?? [];
  const month = isPlain ? monthName(number).slice(0, 3).toLowerCase() : '';
  if (year === undefined || month === '' || sidesOf(date).length > 1 || Number(year) < 0)
    return [['year', braced(texOf(dateInWords(date)))]];
  return [
    ['year', `{${year}}`],
    ['month', day === undefined || day === '' ? month : `${month} # {~${day}}`],
  ];
}
