import { openingTag } from '../page/rendition.ts';
import { silent } from './elements.ts';
import { renditionOf } from './renditions.ts';
import { type TeiTally, tell } from './tally.ts';
import { idsIn, type TeiElement } from './tree.ts';
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
  /** Returns the id of the entry that a name leads to by an id of the file. */
  entryOf: (id: string) => string | undefined;
  /** Whether notes of which the file does not say whose they are, are the editors’. */
  isEditors: boolean;
  /** Returns the name of the image in facsimiles/ that `@facs` leads to, where there is one. */
  imageOf: (facs: string) => string | undefined;
  tally: TeiTally;
  /** Is told of each note in another. */
  noteInNote: (note: TeiElement) => void;
}

/** A note that a mark leads to. */
export interface Note {
  element: TeiElement;
  id: string;
  sign: string;
  isEditors: boolean;
}

/** A text that is being read. */
export interface Reading extends TeiContext {
  writing: Writing;
  /** The notes that marks lead to, in the order of these, and their ids. */
  notes: Note[];
  ids: Set<string>;
  counts: TeiCounts;
  /** How many parts there are around what is read. */
  depth: number;
}

/** Begins the element of the page that is around the words of one in the line, and returns whether there is one. */
export function beginSpan(element: TeiElement, reading: Reading): boolean {
  const { writing, tally, counts } = reading;
  const entry = termOf(element, reading);
  const taken =
    entry === undefined
      ? renditionOf(element)
      : { name: 'Term', tag: openingTag({ name: 'Term', attributes: { id: entry } }), from: links };
  if (!taken && !silent.has(element.name)) tell(tally.bare, element.name);
  else tellAttributes(element, reading, taken?.from);
  if (entry !== undefined) counts.mentions++;
  if (taken) openSpan(writing, taken.name, taken.tag);
  return taken !== undefined;
}

/** The attributes by which a name leads to an entry. */
const links = ['corresp', 'ref', 'target', 'key', 'type'];
const named = new Set('persName placeName orgName geogName name rs term gloss abbr ref'.split(' '));

/** The entry that a name leads to, where it stands in no other name that does. */
function termOf({ name, attributes }: TeiElement, { entryOf, writing }: Reading) {
  if (!named.has(name) || writing.spans.some((span) => span.name === 'Term')) return undefined;
  const { corresp, ref, target, key } = attributes;
  const ids = [...[corresp, ref, target].flatMap(idsIn), ...(key === undefined ? [] : [key])];
  return ids.map(entryOf).find((id) => id !== undefined);
}

/** Counts the attributes of an element that have no place. */
export function tellAttributes(
  { name, attributes }: TeiElement,
  { tally }: Reading,
  placed: readonly string[] = [],
): void {
  for (const key of Object.keys(attributes))
    if (!placed.includes(key) && !/^xmlns(?::|$)/.test(key))
      tell(tally.attributes, `${name}@${key}`);
}
