import { openingTag } from '../page/rendition.ts';
import { isAddress } from './authorities.ts';
import { silent } from './elements.ts';
import type { CellPlacing } from '../text/cells.ts';
import type { Names } from './names.ts';
import { lookInProse, renditionOf, type TakenAs } from './renditions.ts';
import type { Responsible } from './responsible.ts';
import { place, say, type Taken } from './taken.ts';
import type { TeiElement } from './tree.ts';
import { openSpan, type Writing } from './writing.ts';

/** How much of what there is in a text. */
export interface TeiCounts {
  /** Notes of the source that stand in the line. */
  inline: number;
  /** Notes of the source that a mark leads to. */
  own: number;
  editors: number;
  /** Names that lead to an entry. */
  mentions: number;
}

/** What is known where a text is read. */
export interface TeiContext {
  names: Names;
  responsible: Responsible;
  /** Whether notes of which the file does not say whose they are, are the editors’. */
  isEditors: boolean;
  /** Returns the name of the image in facsimiles/ that `@facs` leads to, where there is one. */
  imageOf: (facs: string) => string | undefined;
  taken: Taken;
  /** Is told of each note in another. */
  noteInNote: (note: TeiElement) => void;
}

/** A note that a mark leads to. */
export interface Note {
  element: TeiElement;
  id: string;
  sign: string;
  isEditors: boolean;
  /** Who is responsible for it, where it is the editors’. */
  by: string[];
  /** The attributes that have a place. */
  kept: string[];
  /** What of it is taken, where it says anything. */
  taken: Taken;
}

/** A text that is being read. */
export interface Reading extends TeiContext {
  writing: Writing;
  /** The notes that marks lead to, in the order of these. */
  notes: Note[];
  /** Makes the id of the next note. */
  idFor: (words: string) => string;
  counts: TeiCounts;
  /** How many parts there are around what is read. */
  depth: number;
  /** What tells in which columns the cells of the next row of a table stand. */
  tables: Map<TeiElement, CellPlacing>;
}

/** Whether what is read is prose of editors, a note: it has none of what tells how the original looks. */
export function isProse({ writing }: Reading): boolean {
  return writing.shape.note?.isEditors === true;
}

/** Begins the element of the page that is around the words of one in the line, and returns whether there is one. */
export function beginSpan(element: TeiElement, reading: Reading): boolean {
  const { writing, taken, counts } = reading;
  const term = termOf(element, reading);
  const look = isProse(reading)
    ? (linkOf(element, reading) ?? lookInProse(element))
    : renditionOf(element);
  const span = term ?? look;
  if (!span && !silent.has(element.name)) say(taken, element);
  else place(taken, element, ...(span?.from ?? []));
  if (term) counts.mentions++;
  const words = isInLink(reading) ? undefined : targetOf(element, reading);
  if (!span && words === undefined) return false;
  openSpan(writing, { name: '', tag: '', words, ...span });
  return true;
}

/** What a reference in prose leads to, which is seen where it has no words, as no `<ptr>` has (TEI P5, 3.7). */
function targetOf({ name, attributes }: TeiElement, reading: Reading): string | undefined {
  return isProse(reading) && /^(?:ref|ptr)$/.test(name) ? attributes['target'] : undefined;
}

const named = new Set('persName placeName orgName geogName name rs term gloss abbr ref'.split(' '));

/** Whether what is read stands in a link, in which there can be none. */
function isInLink({ writing: { spans } }: Reading): boolean {
  return spans.some(({ name }) => name === 'Term' || name === 'Link');
}

/** The entry that a name leads to, where it stands in no other name that does, and the attributes that lead there and nowhere else. */
function termOf(element: TeiElement, reading: Reading): TakenAs | undefined {
  const { names } = reading;
  if (!named.has(element.name) || isInLink(reading)) return undefined;
  const [entry] = names.of(element);
  return entry && around('Term', { id: entry.id }, names.by(element, [entry]));
}

/** The link that a reference in prose is: to a page of the web, or to a document that was read with it. */
function linkOf(element: TeiElement, reading: Reading): TakenAs | undefined {
  const target = targetOf(element, reading);
  if (target === undefined || isInLink(reading)) return undefined;
  const document = reading.names.document(target);
  const to = document === undefined ? target : `/sources/${document}/`;
  // What Markdown would read in an address is none of it (RFC 3986, 2).
  const isPage = isAddress(target) && /^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/.test(target);
  if (document === undefined && !isPage) return undefined;
  return { ...around('Link', { to }, ['target']), words: to };
}

function around(name: string, attributes: Record<string, string>, from: string[]): TakenAs {
  return { name, tag: openingTag({ name, attributes }), from };
}
