import { type SharedCiting, sharedCites } from '../edition/citations.ts';
import type { PublishedComparison } from '../edition/published.ts';
import type { Cite, Relation, Scope } from '../page/model.ts';
import { linkToComparison } from '../render/compared.ts';
import { nameOfEntry, type Rendering } from '../render/context.ts';
import { type ReferenceEntry, referencesOf } from './reference.ts';
import { getOrThrow } from '../text/lookup.ts';
import { settingOf } from '../render/script.ts';
import { closed } from '../text/closed.ts';
import { type NamedLink, linkToSource } from '../render/named-link.ts';
import type { SourceModel } from './models/source.ts';
import type { ShownEdition } from './shown.ts';
import { once } from '../text/once.ts';

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
  const comparisons = new Map(edition.comparisons.map((one) => [one.id, one]));
  const cited = new Map<string, Map<string, { link: NamedLink; relation: Relation }>>();
  const add = ({ key, relation }: Cite, link: NamedLink) => {
    const links = cited.get(key) ?? new Map<string, { link: NamedLink; relation: Relation }>();
    cited.set(key, links);
    links.set(`${link.href} ${relation}`, { link, relation });
  };
  for (const source of rendering.shown)
    for (const { scope, ...cite } of source.cites)
      add(cite, linkInSource(source, scope, rendering));
  for (const { cite, from } of sharedCites(edition))
    add(cite, linkOf(from, comparisons, rendering));
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

/** A link to where a citation outside of the sources stands. */
function linkOf(
  from: SharedCiting['from'],
  comparisons: ReadonlyMap<string, PublishedComparison>,
  rendering: Rendering,
): NamedLink {
  const { href, wording } = rendering;
  const { words } = wording;
  if (from.kind === 'timeline')
    return { text: words.navigation.timeline, href: href('/timeline/') };
  if (from.kind === 'comparison')
    return linkToComparison(getOrThrow(comparisons, from.id), rendering);
  const name = nameOfEntry(rendering, from.id);
  const text = wording.say(words.references.entry, { name });
  return { text, href: href(`/glossary/${from.id}/`) };
}

const claimsOf = once(({ claims }: SourceModel) => new Map(claims.map((one) => [one.id, one])));

function linkInSource(source: SourceModel, scope: Scope, rendering: Rendering): NamedLink {
  const { page } = source;
  const { edition, wording } = rendering;
  const link = linkToSource(page, rendering);
  if (scope.kind !== 'note') return link;
  const claim = claimsOf(source).get(scope.id);
  const to = `${link.href}#note-${scope.id}`;
  if (!claim)
    return { text: wording.say(wording.words.notes.editorsIn, { source: link.text }), href: to };
  const text = wording.say(wording.words.references.quoted, { words: shorten(claim.quote) });
  const lang = page.data.language;
  return { text, href: to, ...settingOf(text, edition.about.language), ...(lang && { lang }) };
}

/** The first words of a claim. */
function shorten(quote: string): string {
  return quote.length <= 90 ? quote : `${closed(quote.slice(0, 80).replace(/ [^ ]*$/, ''))} …`;
}
