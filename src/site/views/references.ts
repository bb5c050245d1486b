import { citesOf } from '../../core/edition/citations.ts';
import type { Source } from '../../core/edition/edition.ts';
import type { Relation } from '../../core/page/model.ts';
import { nameOfEntry } from '../../core/render/context.ts';
import { type Reference, referenceOf } from '../../core/render/reference.ts';
import { settingOf } from '../../core/render/script.ts';
import { quoteOf } from '../../core/render/quote.ts';
import { type Linked, linkToSource } from '../../core/render/linked.ts';
import { site } from '../site.ts';
import { shownSources } from './sources.ts';

/** A work of the bibliography, with what cites it. */
export interface ReferenceRow extends Reference {
  /** What cites it by how it bears on the claim: support and dispute first. */
  cited: { relation: Relation; links: Linked[] }[];
}

const relations: Relation[] = ['supports', 'disputes', 'context'];

/** Returns the bibliography, ordered as a reader looks a work up: by its formatted entry. */
export function referenceRows(): ReferenceRow[] {
  const { edition } = site();
  const shown = new Map(shownSources().map((source) => [source.page.id, source]));
  const cited = new Map<string, Map<string, { link: Linked; relation: Relation }>>();
  for (const { cite, from } of citesOf(edition)) {
    if (from.kind === 'source' && !shown.has(from.id)) continue;
    const links = cited.get(cite.key) ?? new Map<string, { link: Linked; relation: Relation }>();
    cited.set(cite.key, links);
    const link = linkOf(from, shown);
    links.set(`${link.href} ${cite.relation}`, { link, relation: cite.relation });
  }
  const collator = new Intl.Collator(edition.about.language);
  return [...edition.references.keys()]
    .map((key) => ({
      ...referenceOf(key, site()),
      cited: relations
        .map((relation) => ({
          relation,
          links: [...(cited.get(key)?.values() ?? [])]
            .filter((one) => one.relation === relation)
            .map(({ link }) => link),
        }))
        .filter(({ links }) => links.length > 0),
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
  const { href, edition } = site();
  if (from.kind === 'timeline') return { text: 'Timeline', href: href('/timeline/') };
  if (from.kind === 'entry') {
    const text = `Glossary: ${nameOfEntry(site(), from.id)}`;
    return { text, href: href(`/glossary/${from.id}/`) };
  }
  const { page, text: seed = '' } = shown.get(from.id) ?? {};
  if (!page) return { text: from.id, href: href(`/sources/${from.id}/`) };
  const link = linkToSource(page, site());
  const note = /^note:(.*)$/.exec(from.scope)?.[1];
  if (note === undefined) return link;
  const claim = page.claims.find(({ id }) => id === note);
  const to = `${link.href}#note-${note}`;
  if (!claim) return { text: `Editors’ note, ${link.text}`, href: to };
  const text = `“${shorten(quoteOf(claim, seed))}”`;
  const lang = page.data?.language;
  return { text, href: to, ...settingOf(text, edition.about.language), ...(lang && { lang }) };
}

/** The first words of a claim. */
function shorten(quote: string): string {
  return quote.length <= 90 ? quote : `${quote.slice(0, 80).replace(/ [^ ]*$/, '')} …`;
}
