import { stringify } from 'yaml';
import type { entryKinds } from '../edition/schema/entry.ts';
import { readCoordinates } from '../page/coordinates.ts';
import { parseDate } from '../page/date.ts';
import { escapeInNote } from '../page/write.ts';
import { authorityAddress, addressesIn, takeAddresses } from './authorities.ts';
import { dateOf } from './date.ts';
import { factsOf } from './facts.ts';
import { place, type Taken, takeAttributes, takeWords } from './taken.ts';
import { childrenOf, elementsIn, firstIn, mapOf, type TeiElement, wordsOf } from './tree.ts';

/** What an entry is. */
export type EntryKind = (typeof entryKinds)[number];

/** An entry that a file has in one of its lists, or by a name that leads to an authority file. */
export interface TeiEntry {
  /** The ids of the file that lead to it. */
  ids: string[];
  term: string;
  kind: EntryKind;
  /** The addresses by which it is known elsewhere. */
  sameAs: string[];
  /** What has its name. */
  element: TeiElement;
  /** Marks its name as taken. */
  takeName: (taken: Taken) => void;
  /** Takes what is said of it, with those of its other names that `isFree` lets it have. */
  describe: (taken: Taken, isFree: (name: string) => boolean) => Described;
}

/** What is said of an entry. */
export interface Described {
  aliases: string[];
  dates: Record<string, string>;
  /** When an event was. */
  date?: string | undefined;
  roles: { role: string; from?: string; to?: string }[];
  coordinates?: string | undefined;
  /** What it is, in words: paragraphs. */
  definition: string[];
}

/** What an element of a list describes, by its name. */
const kinds = mapOf<EntryKind>({
  ...{ person: 'person', personGrp: 'organization', org: 'organization', place: 'place' },
  ...{ event: 'event' },
});

/** What stands first in an item of a list of names, and says what it is. */
const heads = mapOf<EntryKind>({
  ...{ persName: 'person', orgName: 'organization', placeName: 'place', term: 'term' },
  ...{ gloss: 'term', name: 'term' },
});

/** Names that an element has. */
const named = /^(?:persName|orgName|placeName|geogName|name|eventName|label|head)$/;

/**
 * Returns the entries of a file: each `person`, `org`, `place` and `event` of its lists, and each item of a list that begins
 * with a name or a term that has an id (the lists of persons and terms of the FRUS volumes).
 */
export function entriesOf(root: TeiElement): TeiEntry[] {
  const all = elementsIn(root, ({ name }) => kinds.has(name) || name === 'item');
  return all.flatMap((element) => {
    const kind = kinds.get(element.name);
    return (kind === undefined ? itemEntry(element) : describedEntry(element, kind)) ?? [];
  });
}

/** What nothing is said of. */
export const undescribed = { aliases: [], dates: {}, roles: [], definition: [] };

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
  return {
    ...{ ids: [id], term, kind, element: item },
    sameAs: addressesIn(head),
    takeName: (taken) => {
      takeWords(taken, head);
      takeAttributes(taken, head, 'xml:id');
    },
    describe: (taken) => {
      takeWords(taken, item);
      place(taken, head, 'xml:id');
      return { ...undescribed, definition: [words.slice(term.length).replace(/^[,;: ]+/, '')] };
    },
  };
}

function describedEntry(element: TeiElement, kind: EntryKind): TeiEntry | undefined {
  const names = childrenOf(element).filter((one) => named.test(one.name) && wordsOf(one) !== '');
  const [first] = names;
  const id = element.attributes['xml:id'];
  if (!first) return undefined;
  const numbers = childrenOf(element, 'idno').flatMap((one) => {
    const address = authorityAddress(wordsOf(one), one.attributes['type']);
    return address === undefined ? [] : [{ one, address }];
  });
  const ways = [element, ...names];
  const sameAs = [...numbers.map(({ address }) => address), ...ways.flatMap(addressesIn)];
  return {
    ...{ ids: id === undefined ? [] : [id], term: wordsOf(first), kind, element },
    sameAs: [...new Set(sameAs)],
    takeName: (taken) => {
      takeWords(taken, first);
      takeAttributes(taken, element, ...(id === undefined ? [] : ['xml:id']));
    },
    describe: (taken, isFree) => {
      for (const { one } of numbers) {
        takeWords(taken, one);
        takeAttributes(taken, one, 'type');
      }
      for (const one of ways) takeAddresses(taken, one);
      const words = new Set([wordsOf(first)]);
      for (const one of names) {
        if (!words.has(wordsOf(one)) && !isFree(wordsOf(one))) continue;
        words.add(takeWords(taken, one));
      }
      const said = childrenOf(element, 'note', 'p', 'desc', 'ab');
      const geo = firstIn(element, 'geo');
      const coordinates = wordsOf(geo).split(/[ ,]+/).join(', ');
      const isPlace = geo && readCoordinates(coordinates) !== undefined;
      if (isPlace) takeWords(taken, geo);
      return {
        aliases: [...words].slice(1),
        dates: datesOf(element, taken),
        date: kind === 'event' ? dateOf(element, taken) : undefined,
        roles: rolesOf(element, taken),
        coordinates: isPlace ? coordinates : undefined,
        definition: [
          said
            .map((one) => takeWords(taken, one))
            .filter((one) => one !== '')
            .join(' '),
          factsOf(element, taken).join(' '),
        ],
      };
    },
  };
}

function rolesOf(element: TeiElement, taken: Taken): Described['roles'] {
  return childrenOf(element, 'occupation', 'state', 'affiliation').flatMap((one) => {
    const role = takeWords(taken, one);
    if (role === '') return [];
    const dates = ['from', 'to'].flatMap((key) => {
      const date = one.attributes[key];
      if (date === undefined || !parseDate(date)) return [];
      takeAttributes(taken, one, key);
      return [[key, date] as const];
    });
    return [{ role, ...Object.fromEntries(dates) }];
  });
}

/** What a date of an element is of, in our words. */
const labels = mapOf({ birth: 'born', death: 'died', floruit: 'active' });

/** The dates that an element has, by what they are of; of two of one kind, the first. */
function datesOf(element: TeiElement, taken: Taken): Record<string, string> {
  const dates = [...labels].flatMap(([name, label]) => {
    const all = childrenOf(element, name).flatMap((one) => [one, ...childrenOf(one, 'date')]);
    const date = dateOf(
      all.find((one) => dateOf(one) !== undefined),
      taken,
    );
    return date === undefined ? [] : [[label, date] as const];
  });
  return Object.fromEntries(dates);
}

/** Returns the file of an entry, as it is written in content/glossary/. */
export function entryText(
  { term, kind, sameAs }: Pick<TeiEntry, 'term' | 'kind' | 'sameAs'>,
  { aliases, dates, date, roles, coordinates, definition }: Described,
): string {
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
  const paragraphs = definition.filter((words) => words !== '');
  return `---\n${front}---\n${paragraphs.map((words) => `\n${escapeInNote(words)}\n`).join('')}`;
}
