import type { GlossaryEntry } from '../../core/edition/edition.ts';
import { entryKinds } from '../../core/edition/schema/entry.ts';
import { formatSpan } from '../../core/render/date.ts';
import { el, html, type Node, text } from '../../core/render/hast.ts';
import { renderProse } from '../../core/render/prose.ts';
import { type Reference, referenceOf } from '../../core/render/reference.ts';
import { settingOf } from '../../core/render/script.ts';
import { type Linked, linkToEntry, type Named, namedEntry } from '../../core/render/linked.ts';
import { site } from '../site.ts';
import { type ClaimRow, claimRows, push } from './claims.ts';
import { type Mentioned, mentionsByEntry } from './mentions.ts';

/** What the page of a glossary entry shows. */
export interface EntryPage {
  id: string;
  term: string;
  /** Its name as it is set. */
  name: Named;
  kind: string;
  aliases: string[];
  /** HTML of its other names, each with its script. */
  names: string;
  /** HTML. */
  definition: string;
  /** Its definition as plain words, for machines. */
  plain: string;
  /** A label, and the date as it is written. */
  dates: [string, string][];
  roles: { role: string; organization?: Linked; when: string }[];
  sameAs: string[];
  references: Reference[];
  mentions: Mentioned[];
  /** The claims ascribed to it, and those that it passed on or published. */
  claims: ClaimRow[];
  passed: ClaimRow[];
}

/** Where the entries stand in the edition, gathered once for all of their pages. */
export interface Backlinks {
  mentions: Map<string, Mentioned[]>;
  claims: Map<string, ClaimRow[]>;
  passed: Map<string, ClaimRow[]>;
}

/** Returns where every entry stands in the edition. Linear in the claims and mentions. */
export function backlinks(): Backlinks {
  const claims = new Map<string, ClaimRow[]>();
  const passed = new Map<string, ClaimRow[]>();
  for (const claim of claimRows()) {
    push(claims, claim.by.id, claim);
    const others = new Set(claim.chainIds);
    others.delete(claim.by.id);
    for (const id of others) push(passed, id, claim);
  }
  return { mentions: mentionsByEntry(shownEntries()), claims, passed };
}

/** The entries that can be shown, by name. */
export function shownEntries(): GlossaryEntry[] {
  const entries = [...site().edition.glossary.values()].filter((entry) => entry.data);
  const collator = new Intl.Collator(site().edition.about.language);
  return entries.sort((a, b) => collator.compare(a.data?.term ?? '', b.data?.term ?? ''));
}

/** Returns all that the page of an entry shows. */
export function entryPage(entry: GlossaryEntry, links: Backlinks): EntryPage {
  const rendering = site();
  const data = entry.data;
  const keys = [...new Set(entry.cites.map((cite) => cite.key))];
  const definition = html(renderProse(entry.linked, { ...rendering, shift: 2 }));
  const dates = [
    ...Object.entries(data?.dates ?? {}),
    ...(data?.date ? [['date', data.date] as [string, string]] : []),
  ];
  return {
    id: entry.id,
    term: data?.term ?? entry.id,
    name: namedEntry(entry.id, rendering),
    kind: data?.kind ?? 'term',
    aliases: data?.aliases ?? [],
    names: html(namesOf(data?.aliases ?? [])),
    definition,
    plain: plain(definition),
    dates: dates.map(([label, date]) => [label.replaceAll('-', ' '), date]),
    roles: (data?.roles ?? []).map(({ role, organization, from, to }) => ({
      role,
      when: formatSpan(from, to, rendering.edition.about.language),
      ...(organization && {
        organization: linkToEntry(organization, rendering),
      }),
    })),
    sameAs: data?.['same-as'] ?? [],
    references: keys.map((key) => referenceOf(key, rendering)),
    mentions: links.mentions.get(entry.id) ?? [],
    claims: links.claims.get(entry.id) ?? [],
    passed: links.passed.get(entry.id) ?? [],
  };
}

/** A name in another script may run the other way: it is kept apart from what stands beside it. */
function namesOf(aliases: readonly string[]): Node[] {
  return aliases.flatMap((alias, index) => {
    const name = el('bdi', { ...settingOf(alias, site().edition.about.language) }, [alias]);
    return index === 0 ? [name] : [text(', '), name];
  });
}

function plain(html: string): string {
  const words = html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
  return words.replace(/^\s+|\s+$/g, '');
}

/** An entry in the list of all. */
export interface EntryRow {
  id: string;
  term: string;
  kind: string;
  link: Linked;
  html: string;
}

/** Returns the entries for the list of all, by name. */
export function entryRows(): EntryRow[] {
  const rendering = site();
  return shownEntries().map((entry) => ({
    id: entry.id,
    term: entry.data?.term ?? entry.id,
    kind: entry.data?.kind ?? 'term',
    link: linkToEntry(entry.id, rendering),
    html: html(renderProse(entry.linked, { ...rendering, shift: 3 })),
  }));
}

/** Entries that stand under one heading. */
export interface EntryGroup {
  id: string;
  name: string;
  entries: EntryRow[];
}

/** Returns the entries by the letter that they begin with, accents aside; digits and signs are one group. */
export function entriesByLetter(rows: readonly EntryRow[]): EntryGroup[] {
  const groups = new Map<string, EntryRow[]>();
  for (const row of rows) push(groups, initialOf(row.term), row);
  return [...groups].map(([name, entries]) => ({ id: `letter-${name}`, name, entries }));
}

function initialOf(term: string): string {
  const [letter] = /\p{L}/u.exec(term.normalize('NFD').replace(/^\P{L}+(?=\p{L})/u, '')) ?? [];
  return letter?.toLocaleUpperCase(site().edition.about.language) ?? '#';
}

const kinds: Record<string, string> = {
  person: 'People',
  organization: 'Organizations',
  place: 'Places',
  facility: 'Facilities',
  agreement: 'Agreements',
  event: 'Events',
  term: 'Terms',
};

/** Returns the entries by their kind. */
export function entriesByKind(rows: readonly EntryRow[]): EntryGroup[] {
  const order = Object.keys(kinds);
  return [...entryKinds]
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((kind) => ({
      id: `kind-${kind}`,
      name: kinds[kind] ?? kind,
      entries: rows.filter((row) => row.kind === kind),
    }))
    .filter(({ entries }) => entries.length > 0);
}
