import { setAddresses } from './addresses.ts';
import type { BibEntry } from './entries.ts';
import { fieldsOf, joined, type Setter, type Undated, type Variables } from './fields.ts';
import { kindOf } from './kind.ts';
import { setPeople } from './people.ts';
import { setNumbers, setPublication } from './publication.ts';
import { setTitles } from './titles.ts';
import { states } from './types.ts';

/** A work as an entry tells it, and what of the entry has no place in it. */
export interface ReadWork {
  type: string;
  variables: Variables;
  /** The fields that CSL has no place for, as they are written; `author: and others`, `editoratype: founder` for a part of one. */
  unused: string[];
  /** The commands of TeX that are not known, each with where the first field stands that has it: a UTF-16 offset in the file. */
  unknown: Map<string, number>;
  /** What can be meant as a date alone and is none, with its field: it is told as it stands. */
  undated: Undated[];
}

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

/** Returns the work of an entry (biblatex manual, section 2.2, and the fields that reference managers add to it). */
export function readWork(entry: BibEntry): ReadWork {
  const fields = fieldsOf(entry);
  const { type: kind, genre } = kindOf(entry, fields);
  const variables: Variables = {};
  const set: Setter = (variable, value) => {
    if (value !== undefined && value !== '' && !(variable in variables))
      variables[variable] = value;
  };
  set('genre', genre);
  setTitles(kind, fields, set);
  setPeople(entry.type, fields, set);
  const type = { kind, written: entry.type };
  setPublication(type, fields, set);
  setNumbers(type, fields, set);
  setAddresses(fields, set);
  for (const [variable, ...names] of plain) set(variable, fields.text(...names));
  set('issued', fields.issued());
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
    unknown: fields.unknown,
    undated: fields.undated,
  };
}
