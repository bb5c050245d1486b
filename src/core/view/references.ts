import { citesOf } from '../edition/citations.ts';
import type { PublishedSource } from '../edition/published.ts';
import type { Relation, Scope } from '../page/model.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';
import { type ReferenceEntry, referencesOf } from './reference.ts';
import { settingOf } from '../render/script.ts';
import { quoteOf } from '../render/quote.ts';
import { closed } from '../text/closed.ts';
import { type NamedLink, linkToSource } from '../render/named-link.ts';
import type { ShownEdition } from './shown.ts';

/** A work of the bibliography, with what cites it. */
export interface ReferenceRow extends ReferenceEntry {
  /** What cites it by how it bears on the claim: support and dispute first. */
  cited: CitedBy[];
}

/** What cites a work in one way. */
export interface CitedBy {
  relation: Relation;
  links: NamedLink[];
}

const relations: Relation[] = ['supports', 'disputes', 'context'];

/** Returns the bibliography, ordered as a reader looks a work up: by its formatted entry. */
export function referenceRows(rendering: ShownEdition): ReferenceRow[] {
  const { edition } = rendering;
  const shown = new Map(rendering.shown.map((source) => [source.page.id, source]));
  const cited = new Map<string, Map<string, { link: NamedLink; relation: Relation }>>();
  for (const { cite, from } of citesOf(edition)) {
    const link = linkOf(from, shown, rendering);
    if (!link) continue;
    const links = cited.get(cite.key) ?? new Map<string, { link: NamedLink; relation: Relation }>();
    cited.set(cite.key, links);
    links.set(`${link.href} ${cite.relation}`, { link, relation: cite.relation });
  }
  return referencesOf(rendering).map((reference) => ({
    ...reference,
    cited: relations
      .map((relation) => ({
        relation,
        links: [...(cited.get(reference.key)?.values() ?? [])]
          .filter((one) => one.relation === relation)
          .map(({ link }) => link),
      }))
      .filter(({ links }) => links.length > 0),
  }));
}

/** A link to where a citation stands; none to a source that is not shown. */
function linkOf(
  from: ReturnType<typeof citesOf>[number]['from'],
  shown: ReadonlyMap<string, PublishedSource>,
  rendering: Rendering,
): NamedLink | undefined {
  const { href } = rendering;
  if (from.kind === 'timeline') return { text: 'Timeline', href: href('/timeline/') };
  if (from.kind === 'entry') {
    const text = `Glossary: ${nameOfEntry(rendering, from.id)}`;
    return { text, href: href(`/glossary/${from.id}/`) };
  }
  const source = shown.get(from.id);
  return source && linkInSource(source, from.scope, rendering);
}

function linkInSource(
  { page, text: seed }: PublishedSource,
  scope: Scope,
  rendering: Rendering,
): NamedLink {
  const { edition } = rendering;
  const link = linkToSource(page, rendering);
  if (scope.kind !== 'note') return link;
  const claim = page.claims.find(({ id }) => id === scope.id);
  const to = `${link.href}#note-${scope.id}`;
  if (!claim) return { text: `Editors’ note, ${link.text}`, href: to };
  const text = `“${shorten(quoteOf(claim, seed))}”`;
  const lang = page.data.language;
  return { text, href: to, ...settingOf(text, edition.about.language), ...(lang && { lang }) };
}

/** The first words of a claim. */
function shorten(quote: string): string {
  return quote.length <= 90 ? quote : `${closed(quote.slice(0, 80).replace(/ [^ ]*$/, ''))} …`;
}
