import { citesOf } from '../../core/edition/citations.ts';
import type { Linked } from '../../core/render/source-page.ts';
import { site } from '../site.ts';

/** A work of the bibliography, with what cites it. */
export interface ReferenceRow {
  key: string;
  html: string;
  cited: (Linked & { relation: string })[];
}

/** Returns the bibliography, ordered as a reader looks a work up: by its formatted entry. */
export function referenceRows(): ReferenceRow[] {
  const { edition, bibliography, href } = site();
  const cited = new Map<string, ReferenceRow['cited']>();
  const drafts = new Set(edition.sources.filter((s) => s.page.data?.draft).map((s) => s.page.id));
  const titles = new Map(edition.sources.map((s) => [s.page.id, s.page.data?.title ?? s.page.id]));
  for (const { cite, from } of citesOf(edition)) {
    if (from.kind === 'source' && drafts.has(from.id)) continue;
    const rows = cited.get(cite.key) ?? [];
    cited.set(cite.key, rows);
    const link = linkOf(from, titles, href);
    if (!rows.some((row) => row.href === link.href))
      rows.push({ ...link, relation: cite.relation });
  }
  return [...edition.references.keys()]
    .map((key) => ({ key, html: bibliography.entry(key), cited: cited.get(key) ?? [] }))
    .sort((a, b) => (plain(a.html) < plain(b.html) ? -1 : 1));
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').toLowerCase();
}

function linkOf(
  from: ReturnType<typeof citesOf>[number]['from'],
  titles: Map<string, string>,
  href: (path: string) => string,
): Linked {
  if (from.kind === 'timeline') return { text: 'timeline', href: href('/timeline/') };
  if (from.kind === 'entry')
    return { text: `glossary: ${from.id}`, href: href(`/glossary/${from.id}/`) };
  const note = /^note:(.*)$/.exec(from.scope)?.[1];
  return {
    text: `${titles.get(from.id) ?? from.id}${note ? `, note “${note}”` : ''}`,
    href: href(`/sources/${from.id}/${note ? `#note-${note}` : ''}`),
  };
}
