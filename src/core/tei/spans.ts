import { openingTag } from '../page/rendition.ts';
import { silent } from './elements.ts';
import type { Names } from './names.ts';
import { renditionOf } from './renditions.ts';
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
  /** The attributes that have a place. */
  kept: string[];
  /** What of it is taken, where it says anything. */
  taken: Taken;
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

/** Whether what is read is taken by its words alone: a note of editors. */
export function isPlain({ writing }: Reading): boolean {
  return writing.shape.note?.isEditors === true;
}

/** Begins the element of the page that is around the words of one in the line, and returns whether there is one. */
export function beginSpan(element: TeiElement, reading: Reading): boolean {
  const { writing, taken, counts } = reading;
  const term = isPlain(reading) ? undefined : termOf(element, reading);
  const look = isPlain(reading) ? undefined : renditionOf(element);
  const span =
    term === undefined
      ? look
      : {
          name: 'Term',
          tag: openingTag({ name: 'Term', attributes: { id: term.id } }),
          from: term.from,
        };
  if (!span && !silent.has(element.name)) say(taken, element);
  else place(taken, element, ...(span?.from ?? []));
  if (term) counts.mentions++;
  if (span) openSpan(writing, span.name, span.tag);
  return span !== undefined;
}

const named = new Set('persName placeName orgName geogName name rs term gloss abbr ref'.split(' '));

/** The entry that a name leads to, where it stands in no other name that does, and the attributes that lead there and nowhere else. */
function termOf(element: TeiElement, { names, writing }: Reading) {
  if (!named.has(element.name) || writing.spans.some((span) => span.name === 'Term'))
    return undefined;
  const [entry] = names.of(element);
  return entry && { id: entry.id, from: names.by(element, [entry]) };
}
