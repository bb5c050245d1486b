import type { PageHead, PublishedSource } from '../edition/published.ts';
import { type Neighbours, renderSourcePage, type SourcePage } from './source-page.ts';
import { correctionsOf, type Corrections } from '../edition/forge.ts';
import { type NamedLink, linkToSource, type SetName } from '../render/named-link.ts';
import { originOf } from './head.ts';
import { letterNeighbours } from './letters.ts';
import type { SourceModel } from './models/source.ts';
import { type MovedLink, movedPlaces } from './moved.ts';
import { type TranslationPair, translationPair } from './pair.ts';
import { type Setting, settingOf } from '../render/script.ts';
import { directionOf } from '../text/direction.ts';
import type { ShownDate } from './date.ts';
import type { ShownEdition } from './shown.ts';
import { getOrThrow } from '../text/lookup.ts';
import { earlierTexts, sourceIndex } from './source-index.ts';

/** What the page of a source shows, with what its edition adds. */
export interface OwnPage extends SourcePage {
  /** The names in a citation of the page. */
  names: SetName[];
  corrections?: Corrections;
  moved: MovedLink[];
}

/** Returns what the page of a source shows. */
export function sourcePage(rendering: ShownEdition, source: PublishedSource): OwnPage {
  const { edition } = rendering;
  const page = renderSourcePage(source, rendering, neighboursOf(rendering, source));
  const { repository } = edition.about;
  return {
    ...page,
    names: namesOf(page, rendering),
    moved: movedPlaces(rendering, `/sources/${page.id}/`),
    ...(repository && {
      corrections: correctionsOf(repository, source.page.file, page.title.text),
    }),
  };
}

/** The names in a citation of a page; among words that run to the left, its address, too. */
function namesOf(page: SourcePage, rendering: ShownEdition): SetName[] {
  const { id, title, author, publisher } = page;
  const { title: edition, editors, language } = rendering.edition.about;
  const address = { text: `${rendering.url}/sources/${id}/`, dir: 'ltr' } as const;
  return [
    ...(directionOf(language) === 'rtl' ? [address] : []),
    ...[title, ...author, ...(publisher ? [publisher] : [])],
    ...[edition, ...editors].map((text) => ({ text, ...settingOf(text, language) })),
  ];
}

/** Returns the sources before and after one, and its other texts. */
export function neighboursOf(
  rendering: ShownEdition,
  { page: own }: { page: PageHead },
): Neighbours {
  const { shown, superseded, href } = rendering;
  const link = (other: SourceModel | undefined) => other && linkToSource(other.page, rendering);
  const index = sourceIndex(shown);
  const newer = own.data['superseded-by'];
  if (newer !== undefined) {
    const corrected = link(index.byId.get(newer));
    return corrected ? { corrected } : {};
  }
  const earlier = earlierTexts(superseded, own.id).map(({ page }): NamedLink => ({
    text: page.id,
    href: href(`/sources/${page.id}/`),
  }));
  const position = getOrThrow(index.positions, own.id);
  const [previous, next] = [shown[position - 1], shown[position + 1]].map(link);
  const letters = letterNeighbours(own, rendering);
  return {
    ...translationPair(own, shown, rendering),
    ...(previous && { previous }),
    ...(next && { next }),
    ...(earlier.length > 0 && { earlier }),
    ...(letters && { letters }),
  };
}

/** A source in a list. */
export interface SourceRow extends Pick<TranslationPair, 'original' | 'beside'> {
  link: NamedLink;
  details: SetName[];
  published?: ShownDate;
  summary: Setting & { text: string };
  claims: number;
}

/** Returns the shown sources for the list of all, in the order of the edition. */
export function sourceRows(rendering: ShownEdition): SourceRow[] {
  const { shown, edition } = rendering;
  const { language } = edition.about;
  return shown.map((source): SourceRow => {
    const { page } = source;
    const { publisher, place, published } = originOf(page, rendering);
    const { original, beside } = translationPair(page, shown, rendering);
    const summary = page.data.summary ?? '';
    return {
      link: linkToSource(page, rendering),
      details: [...(publisher ? [publisher] : []), ...(place ? [place] : [])],
      ...(published !== undefined && { published }),
      summary: { text: summary, ...settingOf(summary, language) },
      claims: source.claims.length,
      ...(original && { original }),
      ...(beside !== undefined && { beside }),
    };
  });
}
