import type { Source } from '../../core/edition/edition.ts';
import {
  type Citation,
  type Neighbours,
  renderSourcePage,
  type SourcePage,
} from '../../core/render/source-page.ts';
import { correctionsOf, type Corrections } from '../../core/edition/forge.ts';
import { type Linked, linkToSource, type Named } from '../../core/render/linked.ts';
import { headOf } from '../../core/render/head.ts';
import { type Pair, pairOf } from '../../core/render/pair.ts';
import { type Setting, settingOf } from '../../core/render/script.ts';
import { site } from '../site.ts';

/** The sources that the site shows. */
export function shownSources(): Source[] {
  return site().shown;
}

/** The sources that have a page: those that the site shows, and then those that were corrected since. */
export function drawnSources(): Source[] {
  return [...site().shown, ...site().superseded];
}

/** Returns what the page of the n-th source with a page shows. */
export function sourcePage(
  index: number,
  sources = drawnSources(),
): SourcePage & { citations: Citation[]; names: Named[]; corrections?: Corrections } {
  const source = sources[index];
  if (!source) throw new Error(`no source ${index}`);
  const page = renderSourcePage(source, site(), neighboursOf(index, sources));
  const { repository } = site().edition.about;
  return {
    ...page,
    citations: site().citations(source),
    names: namesOf(page),
    ...(repository && {
      corrections: correctionsOf(repository, source.page.file, page.title.text),
    }),
  };
}

/** The names in a citation of a page. */
function namesOf({ title, author, publisher }: SourcePage): Named[] {
  const { title: edition, editors, language } = site().edition.about;
  return [
    ...[title, ...author, ...(publisher ? [publisher] : [])],
    ...[edition, ...editors].map((text) => ({ text, ...settingOf(text, language) })),
  ];
}

/** Returns the sources before and after the n-th one with a page, and its other texts. */
export function neighboursOf(index: number, sources: readonly Source[]): Neighbours {
  const { shown, superseded } = site();
  const link = (other: Source | undefined) => other && linkToSource(other.page, site());
  const own = sources[index]?.page;
  const newer = own?.data?.['superseded-by'];
  const [corrected] = newer === undefined ? [] : shown.filter(({ page }) => page.id === newer);
  if (newer !== undefined) return corrected ? { corrected: link(corrected) as Linked } : {};
  const earlier = superseded
    .filter(({ page }) => page.data?.['superseded-by'] === own?.id)
    .map(({ page }): Linked => ({ text: page.id, href: site().href(`/sources/${page.id}/`) }));
  const [previous, next] = [shown[index - 1], shown[index + 1]].map(link);
  return {
    ...(own && pairOf(own, shown, site())),
    ...(previous && { previous }),
    ...(next && { next }),
    ...(earlier.length > 0 && { earlier }),
  };
}

/** A source in a list. */
export interface SourceRow extends Pick<Pair, 'original'> {
  link: Linked;
  details: Named[];
  /** ISO 8601. */
  published?: string;
  summary: Setting & { text: string };
  claims: number;
}

/** Returns the shown sources for the list of all, in the order of the edition. */
export function sourceRows(): SourceRow[] {
  const { language } = site().edition.about;
  return shownSources().map((source): SourceRow => {
    const { page } = source;
    const { publisher, place, published } = headOf(source, site());
    const { original } = pairOf(page, shownSources(), site());
    const summary = page.data?.summary ?? '';
    return {
      link: linkToSource(page, site()),
      details: [...(publisher ? [publisher] : []), ...(place ? [place] : [])],
      ...(published !== undefined && { published }),
      summary: { text: summary, ...settingOf(summary, language) },
      claims: page.claims.length,
      ...(original && { original }),
    };
  });
}

/** Whether any shown source has a claim: an edition may be of notes alone. */
export function hasClaims(): boolean {
  return shownSources().some(({ page }) => page.claims.length > 0);
}
