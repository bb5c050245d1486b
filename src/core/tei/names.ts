import { partsOfAddress } from '../text/address.ts';
import { nameKey } from '../text/matching.ts';
import { addressesIn, addressKey, isAddress } from './authorities.ts';
import { type EntryKind, type TeiEntry, undescribed } from './entries.ts';
import { byAddress, type KnownEntry } from './glossary.ts';
import { linksOf } from './pointers.ts';
import { type Taken, takeAttributes, takeWords } from './taken.ts';
import { elementsIn, mapOf, type TeiElement, wordsOf } from './tree.ts';

/** What the names of a file lead to. */
export interface Names {
  /** Returns the entries that an element leads to, in their order, each once. */
  of: (element: TeiElement) => KnownEntry[];
  /** Returns the attributes of an element that lead to some entries, and to nothing else. */
  by: (element: TeiElement, entries: readonly KnownEntry[]) => string[];
  /** Returns the entry that a pointer leads to. */
  entry: (pointer: string) => KnownEntry | undefined;
  /** Returns the id of the source that a pointer leads to, where it is a document of these files. */
  document: (pointer: string) => string | undefined;
}

/** Where the names of a file are looked up. */
export interface NamesContext {
  /** The name of the file. */
  name: string;
  /** The entries of all files that were named, by the file and the id in it: `persons.xml#p1`. */
  table: ReadonlyMap<string, KnownEntry>;
  /** The ids of the sources of all of them, likewise. */
  sources: ReadonlyMap<string, string>;
  known: readonly KnownEntry[];
  /** Elements that lead nowhere, and are entries by their own words. */
  own?: ReadonlyMap<TeiElement, KnownEntry>;
}

/** Returns what the names of a file lead to: by its own ids, by those of files that were named with it, and by addresses on the web. */
export function namesOf({ name, table, sources, known, own }: NamesContext): Names {
  const addresses = byAddress(known);
  const placeOf = (pointer: string) => {
    const [file, id] = partsOfAddress(pointer);
    // Newer volumes of the FRUS, and keys, name an id as it is.
    return id === undefined ? `${name}#${file}` : `${file.replace(/^.*\//s, '') || name}#${id}`;
  };
  const at = (pointer: string) =>
    isAddress(pointer) ? addresses.get(addressKey(pointer)) : table.get(placeOf(pointer));
  const led = (element: TeiElement) =>
    linksOf(element.attributes).map(({ key, pointers }) => ({ key, entries: pointers.map(at) }));
  return {
    entry: at,
    document: (pointer) => sources.get(placeOf(pointer)),
    of: (element) => {
      const found = led(element).flatMap(({ entries }) => entries.flatMap((one) => one ?? []));
      return [...new Set(found.length > 0 ? found : [own?.get(element) ?? []].flat())];
    },
    by: (element, entries) =>
      led(element).flatMap(({ key, entries: all }) =>
        all.every((one) => one && entries.includes(one)) ? [key] : [],
      ),
  };
}

/** Returns the id of an entry that an element leads to; what leads to it alone is marked as taken, and its words where they are its name. */
export function takeName(
  element: TeiElement,
  { entry, names, taken }: { entry: KnownEntry; names: Names; taken: Taken },
): string {
  takeAttributes(taken, element, ...names.by(element, [entry]));
  const key = nameKey(wordsOf(element));
  if (entry.names.some((one) => nameKey(one) === key)) takeWords(taken, element);
  return entry.id;
}

/** What is named, by the element that names it. */
const kinds = mapOf<EntryKind>({
  ...{ persName: 'person', orgName: 'organization', placeName: 'place', geogName: 'place' },
});

/** What is an entry by its name alone, and the elements that name it. */
export interface NamedEntry {
  entry: TeiEntry;
  elements: TeiElement[];
}

/**
 * Returns what is an entry by its name alone: the persons, organizations and places in an element that lead to no entry, and to an address
 * on the web; all of them where `isLetter` says that it tells of the sending of a letter.
 */
export function namedIn(
  within: readonly { element: TeiElement; isLetter: boolean }[],
  names: Names,
): NamedEntry[] {
  const found = new Map<string, NamedEntry>();
  const add = (key: string, element: TeiElement, kind: EntryKind) => {
    const entry: TeiEntry = {
      ...{ ids: [], term: wordsOf(element), kind, element },
      sameAs: addressesIn(element),
      takeName: (taken) => void takeWords(taken, element),
      describe: () => undescribed,
    };
    const named = found.get(key) ?? { entry, elements: [] };
    named.elements.push(element);
    found.set(key, named);
  };
  for (const { element, isLetter } of within)
    for (const one of elementsIn(element, ({ name }) => kinds.has(name))) {
      const kind = kinds.get(one.name);
      const words = wordsOf(one);
      if (kind === undefined || words === '' || names.of(one).length > 0) continue;
      const [address] = addressesIn(one);
      if (address !== undefined) add(addressKey(address), one, kind);
      else if (isLetter) add(`${kind} ${nameKey(words)}`, one, kind);
    }
  return [...found.values()];
}
