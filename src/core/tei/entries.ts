import { stringify } from 'yaml';
import { idFor } from '../edit/id.ts';
import type { entryKinds } from '../edition/schema/entry.ts';
import { readCoordinates } from '../page/coordinates.ts';
import { parseDate } from '../page/date.ts';
import { type TextFile, textFile } from '../page/file.ts';
import { escapeInNote } from '../page/write.ts';
import { nameKey } from '../text/matching.ts';
import { dateOf } from './documents.ts';
import { childrenOf, elementsIn, firstIn, mapOf, type TeiElement, wordsOf } from './tree.ts';

/** An entry that a file has in one of its lists. */
export interface TeiEntry {
  /** The ids of the file that lead to it. */
  ids: string[];
  term: string;
  kind: (typeof entryKinds)[number];
  aliases: string[];
  /** What is said of it, in words. */
  definition: string;
  dates: Record<string, string>;
  /** When an event was. */
  date?: string;
  roles: { role: string; from?: string; to?: string }[];
  coordinates?: string;
  sameAs: string[];
}

/** What an element of a list describes, by its name. */
const kinds = mapOf<TeiEntry['kind']>({
  ...{ person: 'person', personGrp: 'organization', org: 'organization', place: 'place' },
  ...{ event: 'event' },
});

/** What stands first in an item of a list of names, and says what it is. */
const heads = mapOf<TeiEntry['kind']>({
  ...{ persName: 'person', orgName: 'organization', placeName: 'place', term: 'term' },
  ...{ gloss: 'term', name: 'term' },
});

/** Names that an element has. */
const named = /^(?:persName|orgName|placeName|geogName|name|eventName|label|head)$/;

/** The entries that a file has, and the elements that they are made of. */
export interface TeiEntries {
  entries: TeiEntry[];
  elements: Set<TeiElement>;
}

/**
 * Returns the entries of a file: each `person`, `org`, `place` and `event` of its lists, and each item of a list that begins
 * with a name or a term that has an id (the lists of persons and terms of the FRUS volumes).
 */
export function entriesOf(root: TeiElement): TeiEntries {
  const entries: TeiEntry[] = [];
  const elements = new Set<TeiElement>();
  for (const element of elementsIn(root, ({ name }) => kinds.has(name) || name === 'item')) {
    const kind = kinds.get(element.name);
    const entry = kind === undefined ? itemEntry(element) : describedEntry(element, kind);
    if (!entry) continue;
    entries.push(entry);
    elements.add(element);
  }
  return { entries, elements };
}

/** The entry that an item of a list is: a name with an id, and what stands behind it. */
function itemEntry(item: TeiElement): TeiEntry | undefined {
  // One that has others in it is a heading.
  if (childrenOf(item, 'list').length > 0) return undefined;
  const [head] = elementsIn(
    item,
    ({ name, attributes }) => heads.has(name) && attributes['xml:id'] !== undefined,
  );
  const kind = head && heads.get(head.name);
  const [id, term] = [head?.attributes['xml:id'], wordsOf(head).replace(/[,;:]$/, '')];
  const words = wordsOf(item);
  if (!kind || id === undefined || term === '' || !words.startsWith(term)) return undefined;
  const definition = words.slice(term.length).replace(/^[,;: ]+/, '');
  return { ...blank, ids: [id], term, kind, definition };
}

const blank = { aliases: [], dates: {}, roles: [], sameAs: [] };

function describedEntry(element: TeiElement, kind: TeiEntry['kind']): TeiEntry | undefined {
  const [term, ...aliases] = childrenOf(element)
    .filter(({ name }) => named.test(name))
    .map((one) => wordsOf(one))
    .filter((words) => words !== '');
  const id = element.attributes['xml:id'];
  if (term === undefined) return undefined;
  const said = childrenOf(element, 'note', 'p', 'desc', 'ab').map((one) => wordsOf(one));
  const roles = childrenOf(element, 'occupation', 'state').map((one) => {
    const [from, to] = [one.attributes['from'], one.attributes['to']].map((date) =>
      date !== undefined && parseDate(date) ? date : undefined,
    );
    return { role: wordsOf(one), ...(from && { from }), ...(to && { to }) };
  });
  const addresses = childrenOf(element, 'idno').map((one) => wordsOf(one));
  const geo = firstIn(element, 'geo');
  const coordinates = wordsOf(geo).split(/[ ,]+/).join(', ');
  const date = dateOf(element);
  return {
    ids: id === undefined ? [] : [id],
    term,
    kind,
    aliases: [...new Set(aliases)].filter((alias) => alias !== term),
    definition: said.filter((words) => words !== '').join(' '),
    dates: datesOf(element),
    roles: roles.filter(({ role }) => role !== ''),
    ...(kind === 'event' && date !== undefined && { date }),
    ...(readCoordinates(coordinates) !== undefined && { coordinates }),
    sameAs: addresses.filter((address) => isAddress(address)),
  };
}

/** The dates that an element has, by what they are of. */
function datesOf(element: TeiElement): Record<string, string> {
  const dates = childrenOf(element, 'birth', 'death').flatMap((one) => {
    const date = dateOf(one) ?? dateOf(firstIn(one, 'date'));
    return date === undefined ? [] : [[one.name === 'birth' ? 'born' : 'died', date] as const];
  });
  return Object.fromEntries(dates);
}

function isAddress(words: string): boolean {
  return /^https?:\/\/[^\s/]+/i.test(words) && URL.canParse(words);
}

/** An entry that the glossary has already. */
export interface KnownEntry {
  id: string;
  kind: string;
  names: string[];
}

/** An entry with its id, and the file that it is to be; none where the glossary has it. */
export interface PlacedEntry {
  entry: TeiEntry;
  id: string;
  file?: TextFile;
}

/**
 * Gives each entry its place in a glossary: that of one of the same kind and name, where there is one, else a new one. Of two
 * in a file that have one name, the second is told apart by its id there; a further name that another has is left out.
 */
export function placeEntries(
  entries: readonly TeiEntry[],
  known: readonly KnownEntry[],
): PlacedEntry[] {
  const ids = new Set(known.map(({ id }) => id));
  const owners = new Map(
    known.flatMap((one) => one.names.map((name) => [nameKey(name), one] as const)),
  );
  const names = new Set<string>();
  return entries.map((entry) => {
    const key = nameKey(entry.term);
    const there = owners.get(key);
    if (there?.kind === entry.kind && !names.has(key)) return { entry, id: there.id };
    const isTaken = names.has(key) || there !== undefined;
    const term = isTaken ? `${entry.term} (${entry.ids[0] ?? entry.kind})` : entry.term;
    const id = idFor(term, (one) => ids.has(one));
    ids.add(id);
    names.add(nameKey(term));
    const aliases = entry.aliases.filter((alias) => {
      const own = nameKey(alias);
      const isFree = !names.has(own) && !owners.has(own);
      names.add(own);
      return isFree;
    });
    return { entry, id, file: entryFile(id, { ...entry, term, aliases }) };
  });
}

function entryFile(id: string, entry: TeiEntry): TextFile {
  const { term, kind, aliases, dates, date, roles, coordinates, sameAs, definition } = entry;
  const front = stringify(
    {
      ...{ term, kind },
      ...(aliases.length > 0 && { aliases }),
      ...(Object.keys(dates).length > 0 && { dates }),
      ...(date !== undefined && { date }),
      ...(roles.length > 0 && { roles }),
      ...(coordinates !== undefined && { coordinates }),
      ...(sameAs.length > 0 && { 'same-as': sameAs }),
    },
    { lineWidth: 0 },
  );
  const words = definition === '' ? '' : `\n${escapeInNote(definition)}\n`;
  return textFile(`content/glossary/${id}.mdx`, `---\n${front}---\n${words}`);
}
