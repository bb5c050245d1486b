import { type CslDate, cslDate, isMeantAsDate } from '../csl-date.ts';
import { others, toldNames } from '../others.ts';
import { decoded } from '../../text/address.ts';
import type { BibEntry } from './entries.ts';
import { type CslName, listOf, texNames } from './names.ts';
import { texText } from './tex.ts';
import { genres, languages, states, subtypes, types } from './types.ts';

/** The variables of CSL that an entry gives. */
export type Variables = Record<string, string | CslDate | CslName[]>;

/** A work as an entry tells it, and what of the entry has no place in it. */
export interface ReadWork {
  type: string;
  variables: Variables;
  /** The fields that CSL has no place for, as they are written; `author: and others`, `editoratype: founder` for a part of one. */
  unused: string[];
  /** The commands of TeX that are not known. */
  unknown: string[];
  /** What can be meant as a date alone and is none, with its field: it is told as it stands. */
  undated: { field: string; value: string }[];
}

/**
 * Fields that say nothing of the work: what programs keep for themselves, and what tells biblatex how to sort and to set it.
 */
const housekeeping = new RegExp(
  `^(?:${[
    'file|owner|timestamp|groups|priority|ranking|readstatus|qualityassured|printed|printfield|username',
    'date-added|date-modified|bdsk-.*|mendeley-.*|zotero-.*|jabref-.*|citeulike-.*|biburl|bibsource|added-at',
    'crossref|xref|xdata|ids|entryset|execute|options|presort|sortkey|sortname|sortshorthand|sorttitle|sortyear',
    'indexsorttitle|indextitle|gender|hyphenation|langidopts|label|keywords\\+an|related|relatedoptions|relatedtype|relatedstring',
    'shorthand|shorthandintro|namea|nameb|namec|nameatype|namebtype|namectype|nameaddon|opt.*|interhash|intrahash',
  ].join('|')})$`,
);

/** The fields that are a variable of CSL as they stand, each with the names that it has, the first that is there. */
const plain: readonly [variable: string, ...fields: string[]][] = [
  ['abstract', 'abstract'],
  ['annote', 'annotation', 'annote'],
  ['archive-place', 'archiveplace'],
  ['archive_collection', 'archivecollection', 'collection'],
  ['call-number', 'shelfmark', 'callnumber', 'call-number', 'lccn'],
  ['chapter-number', 'chapter'],
  ['container-title-short', 'shortjournal'],
  ['edition', 'edition'],
  ['event-place', 'venue'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['keyword', 'keywords', 'keyword'],
  ['medium', 'medium'],
  ['number-of-pages', 'pagetotal', 'numpages'],
  ['number-of-volumes', 'volumes'],
  ['original-title', 'origtitle'],
  ['part-number', 'part'],
  ['PMCID', 'pmcid'],
  ['PMID', 'pmid'],
  ['scale', 'scale'],
  ['section', 'section'],
  ['title-short', 'shorttitle'],
  ['version', 'version'],
  ['volume', 'volume'],
  ['collection-title', 'series'],
];

/** The lists of names that are a variable of CSL. */
const people: readonly [variable: string, ...fields: string[]][] = [
  ['author', 'author'],
  ['container-author', 'bookauthor'],
  ['translator', 'translator'],
  ['recipient', 'recipient'],
  ['interviewer', 'interviewer'],
  ['director', 'director'],
  ['illustrator', 'illustrator'],
  ['compiler', 'compiler'],
];

/** Who has written something in a work or on it, and has no variable for what. */
const contributors = [
  'annotator',
  'commentator',
  'introduction',
  'foreword',
  'afterword',
  'holder',
];

/** The variables that an `editortype` gives names to; those of all others are editors. */
const editors: ReadonlyMap<string, string> = new Map([
  ['editor', 'editor'],
  ['compiler', 'compiler'],
  ['director', 'director'],
  ['organizer', 'organizer'],
  ['illustrator', 'illustrator'],
  ['producer', 'producer'],
  ['collaborator', 'contributor'],
]);

/** Returns the work of an entry (biblatex manual, section 2.2, and the fields that reference managers add to it). */
export function readWork(entry: BibEntry): ReadWork {
  const fields = fieldsOf(entry);
  const { type: kind, genre } = kindOf(entry, fields);
  const variables: Variables = {};
  const set = (variable: string, value: Variables[string] | undefined) => {
    if (value !== undefined && value !== '' && !(variable in variables))
      variables[variable] = value;
  };
  set('genre', genre);
  setTitles(kind, fields, set);
  for (const [variable, ...names] of people) set(variable, fields.names(...names));
  setEditors(fields, set);
  setPublication(kind, entry.type, fields, set);
  setNumbers(kind, entry.type, fields, set);
  setAddresses(fields, set);
  for (const [variable, ...names] of plain) set(variable, fields.text(...names));
  set('issued', fields.date('date') ?? fields.year());
  set('accessed', fields.date('urldate', 'accessed', 'lastchecked'));
  set('original-date', fields.date('origdate'));
  set('event-date', fields.date('eventdate'));
  set('language', fields.languages());
  const state = fields.text('pubstate');
  set('status', state && (states.get(state.toLowerCase()) ?? state));
  set('note', joined([fields.text('note'), fields.text('addendum')], '. '));
  return {
    type: kind,
    variables,
    unused: [...fields.partly, ...fields.left()],
    unknown: [...fields.unknown],
    undated: fields.undated,
  };
}

type Fields = ReturnType<typeof fieldsOf>;
type Setter = (variable: string, value: Variables[string] | undefined) => void;

/** Returns ways to read the fields of an entry, which keep what has been read. */
function fieldsOf({ fields }: BibEntry) {
  const used = new Set<string>();
  const unknown = new Set<string>();
  const partly: string[] = [];
  const undated: ReadWork['undated'] = [];
  const written = (name: string) => fields.get(name)?.value ?? '';
  const has = (name: string) => /\S/.test(written(name));
  /** The first of some fields that is there, as it is written; the others stay unused. */
  const raw = (...names: string[]) => {
    const name = names.find(has);
    if (name === undefined) return undefined;
    used.add(name);
    return fields.get(name)?.value;
  };
  const told = ({ text, unknown: more }: { text: string; unknown: string[] }) => {
    for (const command of more) unknown.add(command);
    return text;
  };
  const text = (...names: string[]) => {
    const value = raw(...names);
    return value === undefined ? undefined : told(texText(value));
  };
  const title = (...names: string[]) => {
    const value = raw(...names);
    if (value === undefined) return undefined;
    const whole = told(texText(value, true));
    // Braces around the whole are a habit, and tell no name from the rest.
    return whole.replace(/^<span class="nocase">((?:(?!<\/?span)[^])*)<\/span>$/, '$1');
  };
  const verbatim = (...names: string[]) => {
    const value = raw(...names);
    return value === undefined ? undefined : address(value);
  };
  const names = (...fieldNames: string[]): CslName[] | undefined => {
    const name = fieldNames.find(has);
    const value = raw(...fieldNames);
    if (name === undefined || value === undefined) return undefined;
    const read = texNames(value);
    for (const command of read.unknown) unknown.add(command);
    if (read.names.length === 0) {
      if (read.others) partly.push(`${name}: others`);
      return undefined;
    }
    return read.others ? [...read.names, others] : read.names;
  };
  const date = (...fieldNames: string[]): CslDate | undefined => {
    // In a date `~` and `%` are signs of EDTF.
    const value = raw(...fieldNames)
      ?.replace(/\\(?=[~%])/g, '')
      .trim();
    if (value === undefined) return undefined;
    return cslDate(value) ?? asWritten(told(texText(value)), fieldNames.find(has));
  };
  const asWritten = (value: string, field = 'year'): CslDate => {
    if (isMeantAsDate(value)) undated.push({ field, value });
    return { literal: value };
  };
  const year = (): CslDate | undefined => {
    const [y, month, day] = [text('year'), text('month'), text('day')];
    if (y === undefined) return month === undefined ? undefined : asWritten(month);
    if (month === undefined) return cslDate(y) ?? asWritten(y);
    return monthDate(y, month, day) ?? asWritten(joined([day, month, y], ' '));
  };
  /** A list of places or publishers: biblatex parts them by `and`. */
  const list = (...fieldNames: string[]) => {
    const value = raw(...fieldNames);
    if (value === undefined) return undefined;
    const { items, others } = listOf(value);
    if (others) partly.push(`${fieldNames.find(has)}: and others`);
    return items.map((item) => told(texText(item))).join('; ');
  };
  /** The languages of a work, as tags where they have one. */
  const languages = () => {
    const id = raw('langid')?.trim();
    const tags = listOf(raw('language') ?? '').items.map((item) =>
      languageTag(told(texText(item))),
    );
    const tag = id === undefined ? '' : languageTag(id);
    // What tells biblatex how to hyphenate says also which English it is.
    return tag !== '' && (tags.length === 0 || tags.join() === tag.split('-')[0])
      ? tag
      : tags.join(', ');
  };
  const left = () =>
    [...fields.keys()].filter(
      (name) => !used.has(name) && has(name) && !housekeeping.test(name) && !isSame(name),
    );
  /** `year` beside `date` is what older programs need. */
  const isSame = (name: string) =>
    (name === 'year' && written('date').includes(written('year'))) ||
    (/^(?:month|day)$/.test(name) && used.has('date'));
  return {
    has,
    text,
    title,
    verbatim,
    names,
    date,
    year,
    list,
    languages,
    left,
    partly,
    unknown,
    undated,
  };
}

function joined(parts: readonly (string | undefined)[], by: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(by);
}

/** The language of a word, as babel and biblatex have it: `german`, `langgerman`. */
function languageTag(word: string): string {
  return languages.get(word.toLowerCase().replace(/^lang(?=.)/, '')) ?? word;
}

function monthDate(year: string, month: string, day: string | undefined): CslDate | undefined {
  const [, y = ''] = /^(-?\d{1,4})$/.exec(year) ?? [];
  if (y === '') return undefined;
  if (/^\d{1,2}$/.test(month)) {
    const parts = [
      y.padStart(4, '0'),
      month.padStart(2, '0'),
      ...(day ? [day.padStart(2, '0')] : []),
    ];
    return cslDate(parts.join('-'));
  }
  // `#` joins the macro of a month to what stands beside it: `oct # "~25"`.
  return cslDate(`${joined([day, month], ' ')} ${y}`);
}

function kindOf(entry: BibEntry, fields: Fields): { type: string; genre: string | undefined } {
  const named = fields.text('type');
  const subtype = fields.text('entrysubtype');
  const known = genres.get((named ?? '').toLowerCase());
  const byEntry = { phdthesis: 'phdthesis', mastersthesis: 'mathesis', techreport: 'techreport' }[
    entry.type
  ];
  const narrower = subtypes.get((subtype ?? '').toLowerCase());
  const type = types.get(entry.type) ?? 'document';
  // Of an article, and of nothing else, it tells what it stands in.
  const isFit = (type === 'article-journal') === (narrower?.startsWith('article-') ?? false);
  const told = isFit ? narrower : undefined;
  const genre = known ?? named ?? (byEntry && genres.get(byEntry));
  return { type: told ?? type, genre: genre ?? (told ? undefined : subtype) };
}

/** The titles of a work and of what holds it, each with its subtitle and what is added to it. */
function setTitles(kind: string, fields: Fields, set: Setter): void {
  const titleOf = (base: string, addon = `${base}addon`) => {
    const title = fields.title(base);
    const sub = fields.title(base.replace(/title$/, 'subtitle'));
    return joined(
      [joined([title, sub], title && /[?!]$/.test(title) ? ' ' : ': '), fields.title(addon)],
      '. ',
    );
  };
  const main = titleOf('maintitle');
  const book = titleOf('booktitle');
  const journal = fields.has('journaltitle') ? titleOf('journaltitle') : fields.title('journal');
  const own = titleOf('title');
  const isPart =
    book !== '' ||
    journal !== undefined ||
    /^(?:chapter|entry|paper-conference|article.*)$/.test(kind);
  set('title', isPart ? own : joined([main, own], '. '));
  set('container-title', joined([journal, isPart ? main : '', book], '. '));
  set('volume-title', titleOf('issuetitle'));
  set('event-title', titleOf('eventtitle'));
}

function setEditors(fields: Fields, set: Setter): void {
  const byVariable = new Map<string, CslName[]>();
  for (const letter of ['', 'a', 'b', 'c']) {
    const names = fields.names(`editor${letter}`);
    if (!names) continue;
    const role = fields.text(`editor${letter}type`) ?? 'editor';
    const variable = editors.get(role.toLowerCase()) ?? 'editor';
    if (!editors.has(role.toLowerCase())) fields.partly.push(`editor${letter}type: ${role}`);
    byVariable.set(variable, together(byVariable.get(variable), names));
  }
  for (const name of contributors) {
    const names = fields.names(name);
    if (names) byVariable.set('contributor', together(byVariable.get('contributor'), names));
  }
  for (const [variable, names] of byVariable) set(variable, names);
}

/** Returns the names of two lists as one: what stands for others comes last. */
function together(before: readonly CslName[] = [], after: readonly CslName[]): CslName[] {
  const [first, second] = [toldNames(before), toldNames(after)];
  return [...first.told, ...second.told, ...(first.more || second.more ? [others] : [])];
}

function setPublication(kind: string, written: string, fields: Fields, set: Setter): void {
  const bodies = ['publisher', 'institution', 'school', 'organization'].map((name) =>
    fields.list(name),
  );
  const how = fields.verbatim('howpublished');
  const isAddress = how !== undefined && /^https?:\/\/\S+$/.test(how);
  if (isAddress && !fields.has('url')) set('URL', how);
  const noted = how === undefined || isAddress ? undefined : fields.text('howpublished');
  set('publisher', joined([...bodies, noted], ', '));
  const place = fields.list('location', 'address');
  set(kind === 'patent' && written === 'patent' ? 'jurisdiction' : 'publisher-place', place);
  set('original-publisher', fields.list('origpublisher'));
  set('original-publisher-place', fields.list('origlocation'));
  set('archive', fields.text('library', 'archive', 'repository'));
  set('archive_location', fields.text('archivelocation', 'archive_location'));
}

/** The number of a journal is that of its issue, the number of a book that of its series. */
function setNumbers(kind: string, written: string, fields: Fields, set: Setter): void {
  const isIssue = /^(?:article|periodical|review)/.test(kind) || written === 'periodical';
  const isOwn =
    /^(?:patent|report|legislation|bill|regulation|legal_case|treaty|standard|dataset|software|webpage|document|manuscript|thesis|pamphlet)$/.test(
      kind,
    );
  const number = fields.text('number');
  const inIssue = isIssue ? number : undefined;
  set('issue', joined([inIssue, fields.text('issue')], ', '));
  if (!isIssue && !isOwn) set('collection-number', number);
  const id = fields.text('eid', 'isan', 'ismn', 'isrn', 'iswc');
  set('number', joined([isOwn && !isIssue ? number : undefined, id], ', '));
  set('page', fields.text('pages')?.replace(/\s*[–—]\s*/g, '-'));
}

/** The names of places where works are kept, as they are written. */
const archives: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'arXiv'],
  ['jstor', 'JSTOR'],
  ['hdl', 'Handle'],
  ['googlebooks', 'Google Books'],
]);

/** The fields that say where a work is kept, which CSL has one place for. */
const keeping = ['library', 'archive', 'repository', 'archivelocation', 'archive_location'];

function setAddresses(fields: Fields, set: Setter): void {
  // In an address it is decoded where it is told.
  const doi = fields.verbatim('doi');
  set('DOI', doi !== undefined && !/^https?:/i.test(doi) ? decoded(doi) : doi);
  set('URL', fields.verbatim('url'));
  const id = fields.verbatim('eprint');
  if (id === undefined) return;
  const where = fields.text('eprinttype', 'archiveprefix') ?? '';
  const inClass = fields.text('eprintclass', 'primaryclass');
  if (/^(?:pubmed|pmid)$/i.test(where)) set('PMID', id);
  else if (/^https?:/.test(id)) {
    if (fields.has('url')) fields.partly.push('eprint');
    set('URL', id);
  } else if (keeping.some((name) => fields.has(name))) fields.partly.push('eprint');
  else {
    set('archive', archives.get(where.toLowerCase()) ?? (where || 'E-print'));
    set('archive_location', joined([id, inClass && `[${inClass}]`], ' '));
  }
}

/** Returns an address as it is meant: TeX reads none of its signs there, but programs put backslashes before them all the same. */
function address(value: string): string {
  const bare = value.trim().replace(/^\\(?:url|nolinkurl|path|href)\s*\{([^]*)\}$/, '$1');
  return bare
    .replace(/\\textasciitilde(?:\{\}|\s+)?|\{\\textasciitilde\}|\\~\{\}|\$\\sim\$/g, '~')
    .replace(/\\([&%$#_{}~^])/g, '$1')
    .replace(/\{([_~%#&^-])\}/g, '$1')
    .replace(/\s*\n\s*/g, '');
}
