import { linesOf, pointAt } from '../../core/text/lines.ts';
import type { GlossaryEntry } from '../../core/edition/edition.ts';
import { nameOfEntry } from '../../core/render/context.ts';
import { html } from '../../core/render/hast.ts';
import { renderProse } from '../../core/render/prose.ts';
import { quoteOf, titleOfNote } from '../../core/render/quote.ts';
import type { Linked } from '../../core/render/source-page.ts';
import { site } from '../site.ts';
import { shownSources } from './sources.ts';

/** What the page of a glossary entry shows. */
export interface EntryPage {
  id: string;
  term: string;
  kind: string;
  aliases: string[];
  /** HTML. */
  definition: string;
  dates: [string, string][];
  roles: { role: string; organization?: Linked; when: string }[];
  sameAs: string[];
  references: { key: string; html: string }[];
  mentions: Mentioned[];
  claims: (Linked & { source: string; verdict: string })[];
}

/** The mentions of an entry in one source. */
export interface Mentioned {
  source: string;
  href: string;
  /** In the source text, by the line of the seed. */
  text: Linked[];
  /** In notes and prose of the editors. */
  notes: Linked[];
}

/** Where the entries are mentioned, gathered once: one pass over the mentions, however many entries. */
export interface Backlinks {
  mentions: Map<string, Mentioned[]>;
  claims: Map<string, EntryPage['claims']>;
}

export function backlinks(): Backlinks {
  const { href, edition } = site();
  const found: Backlinks = { mentions: new Map(), claims: new Map() };
  for (const { page, linked, text = '' } of shownSources()) {
    const source = page.data?.title ?? page.id;
    const address = href(`/sources/${page.id}/`);
    const lines = linesOf(text);
    const starts = page.blocks.map((block) => block.start);
    const here = new Map<string, Mentioned>();
    for (const { entry, scope, range } of linked.mentions) {
      const row = here.get(entry) ?? { source, href: address, text: [], notes: [] };
      here.set(entry, row);
      if (range) {
        const block = starts.findLast((start) => start <= range.start) ?? range.start;
        const anchor = `l${pointAt(lines, block).line}`;
        add(row.text, {
          text: sentence(text, range.start, range.end),
          href: `${address}#${anchor}`,
        });
      } else {
        const note = /^note:(.*)$/.exec(scope)?.[1];
        add(
          row.notes,
          note
            ? { text: titleOfNote(page, note, text), href: `${address}#note-${note}` }
            : { text: 'Editors’ prose', href: address },
        );
      }
    }
    for (const [entry, row] of here) push(found.mentions, entry, row);
    for (const claim of page.claims) {
      const quote = quoteOf(claim, text);
      const verdict = edition.verdicts.get(claim.verdict)?.label ?? claim.verdict;
      push(found.claims, claim.by, {
        text: quote,
        href: `${address}#claim-${claim.id}`,
        source,
        verdict,
      });
    }
  }
  return found;
}

function add(links: Linked[], link: Linked): void {
  if (!links.some((known) => known.href === link.href && known.text === link.text))
    links.push(link);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The words around a mention, cut at spaces. UTF-16 units. */
function sentence(text: string, start: number, end: number): string {
  const from = text.lastIndexOf(' ', Math.max(0, start - 60));
  const to = text.indexOf(' ', end + 60);
  const head = start <= 60 || from < 0 ? 0 : from + 1;
  const tail = to < 0 ? text.length : to;
  const words = text.slice(head, tail).replace(/[\t\n\f\r ]+/g, ' ');
  return `${head > 0 ? '… ' : ''}${words}${tail < text.length ? ' …' : ''}`;
}

/** The entries that can be shown, by name. */
export function shownEntries(): GlossaryEntry[] {
  const entries = [...site().edition.glossary.values()].filter((entry) => entry.data);
  const collator = new Intl.Collator(site().edition.about.language);
  return entries.sort((a, b) => collator.compare(a.data?.term ?? '', b.data?.term ?? ''));
}

export function entryPage(entry: GlossaryEntry, links: Backlinks): EntryPage {
  const rendering = site();
  const data = entry.data;
  const keys = [...new Set(entry.cites.map((cite) => cite.key))];
  return {
    id: entry.id,
    term: data?.term ?? entry.id,
    kind: data?.kind ?? 'term',
    aliases: data?.aliases ?? [],
    definition: html(renderProse(entry.linked, { ...rendering, shift: 2 })),
    dates: [
      ...Object.entries(data?.dates ?? {}),
      ...(data?.date ? [['date', data.date] as [string, string]] : []),
    ],
    roles: (data?.roles ?? []).map(({ role, organization, from, to }) => ({
      role,
      when: from || to ? `${from ?? '?'} – ${to ?? ''}` : '',
      ...(organization && {
        organization: {
          text: nameOfEntry(rendering, organization),
          href: rendering.href(`/glossary/${organization}/`),
        },
      }),
    })),
    sameAs: data?.['same-as'] ?? [],
    references: keys.map((key) => ({ key, html: rendering.bibliography.entry(key) })),
    mentions: links.mentions.get(entry.id) ?? [],
    claims: links.claims.get(entry.id) ?? [],
  };
}

/** An entry in the list of all. */
export interface EntryRow {
  id: string;
  term: string;
  kind: string;
  href: string;
  html: string;
}

export function entryRows(): EntryRow[] {
  const rendering = site();
  return shownEntries().map((entry) => ({
    id: entry.id,
    term: entry.data?.term ?? entry.id,
    kind: entry.data?.kind ?? 'term',
    href: rendering.href(`/glossary/${entry.id}/`),
    html: html(renderProse(entry.linked, { ...rendering, shift: 3 })),
  }));
}
