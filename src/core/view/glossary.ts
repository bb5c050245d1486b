import type { entryKinds } from '../edition/schema/entry.ts';
import type { Rendering } from '../render/context.ts';
import { formatSpan } from '../render/date.ts';
import { el, type Node, textContent } from '../render/hast.ts';
import { renderProse } from '../render/prose.ts';
import { listed } from '../render/said.ts';
import { type ReferenceEntry, referencesTo } from './reference.ts';
import { settingIn } from '../render/script.ts';
import { type NamedLink, linkToEntry, type SetName, namedEntry } from '../render/named-link.ts';
import { showCoordinates } from './coordinates.ts';
import { type ShownDate, showDate } from './date.ts';
import type { PublishedEntry } from '../edition/published.ts';
import { shownEntries, type ShownEdition } from './shown.ts';
import { push } from '../text/lookup.ts';
import { type ClaimRow, claimRows } from './claims.ts';
import { linkToLetters } from './letter-pages.ts';
import { placeMap } from './map.ts';
import type { Wording } from '../words/wording.ts';
import { once } from '../text/once.ts';
import { type MovedLink, movedPlaces } from './moved.ts';
import { type Mentioned, mentionsByEntry } from './mentions.ts';

/** What an entry of the glossary says. */
export interface EntryFacts {
  id: string;
  term: string;
  /** Its name as it is set. */
  name: SetName;
  kind: string;
  aliases: string[];
  definition: Node[];
  /** A label, and the date. */
  dates: [string, ShownDate][];
  roles: { role: string; organization?: NamedLink; when: string }[];
  /** Where it lies, in words. */
  coordinates?: string;
}

/** What the page of a glossary entry shows. */
export interface EntryPage extends EntryFacts {
  /** Its other names, each with its script. */
  names: Node[];
  /** Its definition as plain words, for machines. */
  plain: string;
  sameAs: string[];
  /** A small map, where it says where it lies. */
  map: Node[];
  references: ReferenceEntry[];
  mentions: Mentioned[];
  /** The claims ascribed to it, and those that it passed on or published. */
  claims: ClaimRow[];
  passed: ClaimRow[];
  moved: MovedLink[];
  /** The way to the letters of whom it is about. */
  letters?: NamedLink | undefined;
}

/** Where the entries stand in the edition, gathered once for all of their pages. */
export interface Backlinks {
  mentions: Map<string, Mentioned[]>;
  claims: Map<string, ClaimRow[]>;
  passed: Map<string, ClaimRow[]>;
}

/** Returns where every entry stands in the edition. Linear in the claims and mentions. */
export function backlinks(rendering: ShownEdition): Backlinks {
  const claims = new Map<string, ClaimRow[]>();
  const passed = new Map<string, ClaimRow[]>();
  for (const claim of claimRows(rendering)) {
    push(claims, claim.by.id, claim);
    const others = new Set(claim.chainIds);
    others.delete(claim.by.id);
    for (const id of others) push(passed, id, claim);
  }
  return { mentions: mentionsByEntry(rendering, shownEntries(rendering)), claims, passed };
}

/** Returns what an entry says. Its headings are moved down by `shift` levels. */
export function entryFacts(rendering: Rendering, entry: PublishedEntry, shift = 2): EntryFacts {
  const { id, data, linked, language: own } = entry;
  const { language } = rendering.edition.about;
  const { glossary } = rendering.wording.words;
  // What the usual ones are called; others are said as they are written.
  const labels = new Map<string, string>(Object.entries(glossary.dates));
  const dates: [string, string][] = Object.entries(data.dates ?? {});
  if (data.date) dates.push([glossary.date, data.date]);
  return {
    id,
    term: data.term,
    name: namedEntry(id, rendering),
    kind: glossary[data.kind],
    aliases: data.aliases,
    definition: renderProse(linked, { ...rendering, shift, language: own }),
    dates: dates.map(([id, date]) => [
      labels.get(id) ?? id.replaceAll('-', ' '),
      showDate(date, language),
    ]),
    roles: (data.roles ?? []).map(({ role, organization, from, to }) => ({
      role,
      when: formatSpan(from, to, language),
      ...(organization && { organization: linkToEntry(organization, rendering) }),
    })),
    ...(data.coordinates && { coordinates: showCoordinates(data.coordinates, rendering.wording) }),
  };
}

/** Returns all that the page of an entry shows. */
export function entryPage(
  rendering: ShownEdition,
  entry: PublishedEntry,
  links: Backlinks,
): EntryPage {
  const facts = entryFacts(rendering, entry);
  const { data } = entry;
  const keys = [...new Set(entry.cites.map((cite) => cite.key))];
  return {
    ...facts,
    names: namesOf(rendering, data.aliases, entry.language),
    plain: textContent(facts.definition).trim(),
    sameAs: data['same-as'] ?? [],
    references: referencesTo(keys, rendering),
    mentions: links.mentions.get(entry.id) ?? [],
    claims: links.claims.get(entry.id) ?? [],
    passed: links.passed.get(entry.id) ?? [],
    moved: movedPlaces(rendering, `/glossary/${entry.id}/`),
    map: placeMap(rendering, entry.id),
    letters: linkToLetters(rendering, entry.id),
  };
}

/** Returns all that the pages of the entries show, by name. */
export const entryPages = once((rendering: ShownEdition): EntryPage[] => {
  const links = backlinks(rendering);
  return shownEntries(rendering).map((entry) => entryPage(rendering, entry, links));
});

/** A name in another script may run the other way: it is kept apart from what stands beside it. */
function namesOf(
  { edition, wording }: Rendering,
  aliases: readonly string[],
  language: string | undefined,
): Node[] {
  return listed(
    wording,
    aliases.map((alias) =>
      el('bdi', { ...settingIn(alias, edition.about.language, language) }, [alias]),
    ),
  );
}

/** An entry in the list of all. */
export interface EntryRow {
  id: string;
  term: string;
  /** What its kind is called, and its id. */
  kind: string;
  kindId: string;
  link: NamedLink;
  definition: Node[];
}

/** Returns the entries for the list of all, by name. */
export function entryRows(rendering: Rendering): EntryRow[] {
  return shownEntries(rendering).map((entry) => ({
    id: entry.id,
    term: entry.data.term,
    kind: rendering.wording.words.glossary[entry.data.kind],
    kindId: entry.data.kind,
    link: linkToEntry(entry.id, rendering),
    definition: renderProse(entry.linked, { ...rendering, shift: 3, language: entry.language }),
  }));
}

/** Entries that stand under one heading. */
export interface EntryGroup {
  id: string;
  name: string;
  entries: EntryRow[];
}

/** Returns the entries by the letter that they begin with, accents aside; digits and signs are one group. */
export function entriesByLetter({ edition }: Rendering, rows: readonly EntryRow[]): EntryGroup[] {
  const groups = new Map<string, EntryRow[]>();
  for (const row of rows) push(groups, initialOf(row.term, edition.about.language), row);
  return [...groups].map(([name, entries]) => ({ id: `letter-${name}`, name, entries }));
}

function initialOf(term: string, language: string): string {
  const [letter] = /\p{L}/u.exec(term.normalize('NFD').replace(/^\P{L}+(?=\p{L})/u, '')) ?? [];
  return letter?.toLocaleUpperCase(language) ?? '#';
}

/** The kinds of entries in the order of the list, as it heads them. */
const kinds = {
  person: 'people',
  organization: 'organizations',
  place: 'places',
  facility: 'facilities',
  agreement: 'agreements',
  event: 'events',
  term: 'terms',
} as const satisfies Record<(typeof entryKinds)[number], keyof Wording['words']['glossary']>;

/** Returns the entries by their kind. */
export function entriesByKind(rows: readonly EntryRow[], { words }: Wording): EntryGroup[] {
  return Object.entries(kinds)
    .map(([kind, name]) => ({
      id: `kind-${kind}`,
      name: words.glossary[name],
      entries: rows.filter((row) => row.kindId === kind),
    }))
    .filter(({ entries }) => entries.length > 0);
}
