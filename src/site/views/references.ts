import { citesOf } from '../../core/edition/citations.ts';
import type { Source } from '../../core/edition/edition.ts';
import { nameOfEntry } from '../../core/render/context.ts';
import { titleOfNote } from '../../core/render/quote.ts';
import type { Linked } from '../../core/render/source-page.ts';
import { site } from '../site.ts';
import { shownSources } from './sources.ts';

/** A work of the bibliography, with what cites it. */
export interface ReferenceRow {
  key: string;
  html: string;
  cited: (Linked & { relation: string })[];
}

/** Returns the bibliography, ordered as a reader looks a work up: by its formatted entry. */
export function referenceRows(): ReferenceRow[] {
  const { edition, bibliography } = site();
  const shown = new Map(shownSources().map((source) => [source.page.id, source]));
  const cited = new Map<string, Map<string, ReferenceRow['cited'][number]>>();
  for (const { cite, from } of citesOf(edition)) {
    if (from.kind === 'source' && !shown.has(from.id)) continue;
    const links = cited.get(cite.key) ?? new Map<string, ReferenceRow['cited'][number]>();
    cited.set(cite.key, links);
    const link = linkOf(from, shown);
    const key = `${link.href} ${cite.relation}`;
    if (!links.has(key)) links.set(key, { ...link, relation: cite.relation });
  }
  const collator = new Intl.Collator(edition.about.language);
  return [...edition.references.keys()]
    .map((key) => ({
      key,
      html: bibliography.entry(key),
      cited: [...(cited.get(key)?.values() ?? [])],
    }))
    .sort((a, b) => collator.compare(plain(a.html), plain(b.html)));
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '');
}

function linkOf(
  from: ReturnType<typeof citesOf>[number]['from'],
  shown: ReadonlyMap<string, Source>,
): Linked {
  const { href } = site();
  if (from.kind === 'timeline') return { text: 'Timeline', href: href('/timeline/') };
  if (from.kind === 'entry') {
    return { text: nameOfEntry(site(), from.id), href: href(`/glossary/${from.id}/`) };
  }
  const { page, text = '' } = shown.get(from.id) ?? {};
  const title = page?.data?.title ?? from.id;
  const note = /^note:(.*)$/.exec(from.scope)?.[1];
  const address = href(`/sources/${from.id}/`);
  if (note === undefined || !page) return { text: title, href: address };
  return { text: `${title}: ${titleOfNote(page, note, text)}`, href: `${address}#note-${note}` };
}
