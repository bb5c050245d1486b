import { type CslDate, cslDate, isMeantAsDate } from '../csl-date.ts';
import { once } from '../../text/once.ts';
import { others } from '../others.ts';
import type { BibEntry, BibField } from './entries.ts';
import { type CslName, listOf, readTeXNames } from './names.ts';
import { texText } from './tex.ts';
import { languages } from './types.ts';

/** The variables of CSL that an entry gives. */
export type Variables = Record<string, string | CslDate | CslName[]>;

/** Sets a variable to what says something, where it is not set. */
export type Setter = (variable: string, value: Variables[string] | undefined) => void;

/** The fields of an entry, as they are read. */
export type Fields = ReturnType<typeof fieldsOf>;

/** What can be meant as a date alone and is none, with its field. */
export interface Undated {
  field: string;
  value: string;
}

/**
 * Fields that say nothing of the work: what programs keep for themselves, and what tells biblatex how to sort and to set it.
 */
const housekeeping = new RegExp(
  `^(?:${[
    'file|owner|timestamp|groups|priority|ranking|readstatus|qualityassured|printed|printfield|username',
    'date-added|date-modified|bdsk-.*|mendeley-.*|zotero-.*|jabref-.*|citeulike-.*|biburl|bibsource|added-at',
    'crossref|xref|xdata|ids|entryset|execute|options|presort|sortkey|sortname|sortshorthand|sorttitle|sortyear',
    'indexsorttitle|indextitle|gender|hyphenation|langidopts|label|keywords\\+an|relatedoptions|relatedtype',
    'shorthand|shorthandintro|nameatype|namebtype|namectype|opt.*|interhash|intrahash',
  ].join('|')})$`,
);

/** Returns whether a field says nothing of the work. */
export function isHousekeeping(name: string): boolean {
  return housekeeping.test(name);
}

/** What a field says, read once however many works take it over. */
const textOf = once(({ value }: BibField) => texText(value));
const titleOf = once(({ value }: BibField) => texText(value, true));
const namesOf = once(({ value }: BibField) => readTeXNames(value));
const textsOf = once(({ value }: BibField) => {
  const { items, others } = listOf(value);
  return { texts: items.map((item) => texText(item)), others };
});

/** Returns ways to read the fields of an entry, which keep what has been read. */
export function fieldsOf({ fields }: BibEntry) {
  const used = new Set<string>();
  const unknown = new Map<string, number>();
  const partly: string[] = [];
  const undated: Undated[] = [];
  const written = (name: string) => fields.get(name)?.value ?? '';
  const has = (name: string) => /\S/.test(written(name));
  /** What a field says, whether it is used or not. */
  const said = (name: string) => {
    const field = fields.get(name);
    return field ? textOf(field).text.trim() : '';
  };
  /** The first of some fields that is there; the others stay unused. */
  const first = (...names: string[]) => {
    const name = names.find(has);
    if (name === undefined) return undefined;
    used.add(name);
    return fields.get(name);
  };
  const note = (commands: readonly string[], { at }: BibField) => {
    for (const command of commands) unknown.set(command, Math.min(at, unknown.get(command) ?? at));
  };
  const withUnknown = (read: { text: string; unknown: string[] }, field: BibField) => {
    note(read.unknown, field);
    return read.text;
  };
  const text = (...names: string[]) => {
    const field = first(...names);
    return field && withUnknown(textOf(field), field);
  };
  const title = (...names: string[]) => {
    const field = first(...names);
    if (!field) return undefined;
    const whole = withUnknown(titleOf(field), field);
    // Braces around the whole are a habit, and tell no name from the rest.
    return whole.replace(/^<span class="nocase">((?:(?!<\/?span)[^])*)<\/span>$/, '$1');
  };
  const verbatim = (...names: string[]) => {
    const field = first(...names);
    return field && address(field.value);
  };
  const names = (...fieldNames: string[]): CslName[] | undefined => {
    const name = fieldNames.find(has);
    const field = first(...fieldNames);
    if (name === undefined || !field) return undefined;
    const read = namesOf(field);
    note(read.unknown, field);
    if (read.names.length === 0) {
      if (read.others) partly.push(`${name}: others`);
      return undefined;
    }
    return read.others ? [...read.names, others] : read.names;
  };
  const date = (...fieldNames: string[]): CslDate | undefined => {
    const field = first(...fieldNames);
    if (!field) return undefined;
    // In a date `~` and `%` are signs of EDTF.
    const value = field.value.replace(/\\(?=[~%])/g, '').trim();
    return cslDate(value) ?? asWritten(withUnknown(texText(value), field), fieldNames.find(has));
  };
  const asWritten = (value: string, field = 'year'): CslDate => {
    if (isMeantAsDate(value)) undated.push({ field, value });
    return { literal: value };
  };
  /** When it was issued: `date`, with the month and day beside it where it is shorter; else as older programs have it. */
  const issued = (): CslDate | undefined => {
    const [, y = '', own] = /^(-?\d{1,4})(?:-(\d\d))?$/.exec(written('date').trim()) ?? [];
    const [month, day] = [said('month'), said('day')];
    const isShort = own === undefined || ((month === '' || monthOf(month) === own) && day !== '');
    const whole = isShort ? monthDate(y, own ?? month, day) : undefined;
    if (!whole) return date('date') ?? year();
    for (const name of ['date', 'month', 'day']) first(name);
    return whole;
  };
  const year = (): CslDate | undefined => {
    const [y, month] = [text('year'), text('month')];
    const day = month === undefined ? undefined : text('day');
    if (y === undefined)
      return month === undefined ? undefined : asWritten(joined([day, month], ' '));
    if (month === undefined) return cslDate(y) ?? asWritten(y);
    return monthDate(y, month, day) ?? asWritten(joined([day, month, y], ' '));
  };
  /** A list of places or publishers: biblatex parts them by `and`. */
  const list = (...fieldNames: string[]) => {
    const name = fieldNames.find(has);
    const field = first(...fieldNames);
    if (name === undefined || !field) return undefined;
    const { texts, others } = textsOf(field);
    if (others) partly.push(`${name}: and others`);
    return texts.map((one) => withUnknown(one, field)).join('; ');
  };
  /** The languages of a work, as tags where they have one. */
  const languages = () => {
    const id = first('langid')?.value.trim();
    const named = first('language');
    const tags = named
      ? textsOf(named).texts.map((one) => languageTag(withUnknown(one, named)))
      : [];
    const tag = id === undefined ? '' : languageTag(id);
    // What tells biblatex how to hyphenate says also which English it is.
    return tag !== '' && (tags.length === 0 || tags.join() === tag.split('-')[0])
      ? tag
      : tags.join(', ');
  };
  const left = () =>
    [...fields.keys()].filter(
      (name) => !used.has(name) && has(name) && !isHousekeeping(name) && !isSame(name),
    );
  /** `year` beside `date` is what older programs need. */
  const isSame = (name: string) =>
    (name === 'year' && written('date').includes(written('year'))) ||
    (name === 'month' && saysPart(written('date'), monthOf(said('month')))) ||
    (name === 'day' && saysPart(written('date'), said('day')));
  return {
    has,
    text,
    title,
    verbatim,
    names,
    date,
    issued,
    list,
    languages,
    left,
    partly,
    unknown,
    undated,
  };
}

/** Returns the parts that say something, with a sign between them. */
export function joined(parts: readonly (string | undefined)[], by: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(by);
}

/** The language of a word, as babel and biblatex have it: `german`, `langgerman`. */
function languageTag(word: string): string {
  return languages.get(word.toLowerCase().replace(/^lang(?=.)/, '')) ?? word;
}

/** Returns the number of a month, with two digits; what is none as it is. */
function monthOf(month: string): string {
  const number = monthDate('2000', month, undefined)?.['date-parts']?.[0]?.[1];
  return number === undefined ? month : String(number).padStart(2, '0');
}

/** Whether a date in EDTF says a month or a day. */
function saysPart(date: string, part: string): boolean {
  return /\d/.test(part) && date.includes(`-${part.padStart(2, '0')}`);
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

/** Returns an address as it is meant: TeX reads none of its signs there, but programs put backslashes before them all the same. */
function address(value: string): string {
  const bare = value.trim().replace(/^\\(?:url|nolinkurl|path|href)\s*\{([^]*)\}$/, '$1');
  return bare
    .replace(/\\textasciitilde(?:\{\}|\s+)?|\{\\textasciitilde\}|\\~\{\}|\$\\sim\$/g, '~')
    .replace(/\\([&%$#_{}~^])/g, '$1')
    .replace(/\{([_~%#&^-])\}/g, '$1')
    .replace(/\s+/g, (blank) => (blank.includes('\n') ? '' : blank));
}
