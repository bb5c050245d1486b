import { citesOf } from '../../core/edition/citations.ts';
import type { Source } from '../../core/edition/edition.ts';
import type { Relation } from '../../core/page/model.ts';
import { nameOfEntry } from '../../core/render/context.ts';
import { quoteOf } from '../../core/render/quote.ts';
import type { Linked } from '../../core/render/source-page.ts';
import { site } from '../site.ts';
import { shownSources } from './sources.ts';

/** A work of the bibliography, with what cites it. */
export interface ReferenceRow {
  key: string;
  /** HTML. */
  html: string;
  /** What cites it by how it bears on the claim: support and dispute first. */
  cited: { relation: Relation; links: (Linked & { language: string | undefined })[] }[];
}

const relations: Relation[] = ['supports', 'disputes', 'context'];

type Link = ReferenceRow['cited'][number]['links'][number];

/** Returns the bibliography, ordered as a reader looks a work up: by its formatted entry. */
export function referenceRows(): ReferenceRow[] {
  const { edition, bibliography } = site();
  const shown = new Map(shownSources().map((source) => [source.page.id, source]));
  const cited = new Map<string, Map<string, { link: Link; relation: Relation }>>();
  for (const { cite, from } of citesOf(edition)) {
    if (from.kind === 'source' && !shown.has(from.id)) continue;
    const links = cited.get(cite.key) ?? new Map<string, { link: Link; relation: Relation }>();
    cited.set(cite.key, links);
    const link = linkOf(from, shown);
    links.set(`${link.href} ${cite.relation}`, { link, relation: cite.relation });
  }
  const collator = new Intl.Collator(edition.about.language);
  return [...edition.references.keys()]
    .map((key) => ({
      key,
      html: bibliography.entry(key),
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
): Link {
  const { href } = site();
  const language = undefined;
  if (from.kind === 'timeline') return { text: 'Timeline', href: href('/timeline/'), language };
  if (from.kind === 'entry') {
    const text = `Glossary: ${nameOfEntry(site(), from.id)}`;
    return { text, href: href(`/glossary/${from.id}/`), language };
  }
  const { page, text = '' } = shown.get(from.id) ?? {};
  const title = page?.data?.title ?? from.id;
  const note = /^note:(.*)$/.exec(from.scope)?.[1];
  const address = href(`/sources/${from.id}/`);
  if (note === undefined || !page) return { text: title, href: address, language };
  const claim = page.claims.find(({ id }) => id === note);
  const to = `${address}#note-${note}`;
  if (!claim) return { text: `Editors’ note, ${title}`, href: to, language };
  return { text: `“${shorten(quoteOf(claim, text))}”`, href: to, language: page.data?.language };
}

/** The first words of a claim. */
function shorten(quote: string): string {
  return quote.length <= 90 ? quote : `${quote.slice(0, 80).replace(/ [^ ]*$/, '')} …`;
}
