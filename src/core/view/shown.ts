import type {
  PageHead,
  PublishedEdition,
  PublishedEntry,
  PublishedSource,
} from '../edition/published.ts';
import type { Rendering } from '../render/context.ts';
import type { KeepTexts } from './side-by-side.ts';
import { modelOf, type SourceModel } from './models/source.ts';

/** An edition as it is shown to readers: without drafts, ready to be rendered, and with what its lists are made of. */
export interface ShownEdition extends Rendering {
  edition: PublishedEdition;
  /** The sources that are in the lists, as others show them. */
  shown: readonly SourceModel[];
  /** Sources as they were before they were corrected: they have their pages, and are in no list. */
  superseded: readonly SourceModel[];
  /** Where the edition is published, without a slash at the end; '' where that is not known. */
  url: string;
  /** What keeps texts side by side between builds; absent where nothing does. */
  keepTexts?: KeepTexts;
}

/** Returns which sources of an edition, by their models, are shown, and which were superseded. */
export function sortSources(
  edition: PublishedEdition,
  models: readonly SourceModel[] = edition.sources.map((source) => modelOf(source, edition)),
): Pick<ShownEdition, 'shown' | 'superseded'> {
  return {
    shown: models.filter((one) => !isSuperseded(one)),
    superseded: models.filter(isSuperseded),
  };
}

/** Returns the sources that are in the lists, whole. */
export function listedSources({ edition }: Pick<ShownEdition, 'edition'>): PublishedSource[] {
  return edition.sources.filter((source) => !isSuperseded(source));
}

/** Whether a source is one as it was before it was corrected. */
export function isSuperseded({ page }: { page: PageHead }): boolean {
  return page.data['superseded-by'] !== undefined;
}

/** Whether any page tells how the original looks: else nothing of an edition is styled for it. */
export function hasOriginals({ shown, superseded }: ShownEdition): boolean {
  return [...shown, ...superseded].some((source) => source.showsOriginal);
}

/** Whether any source has a block that stands in columns. */
export function hasTables({ shown, superseded }: ShownEdition): boolean {
  return [...shown, ...superseded].some((source) => source.showsTables);
}

/** Whether any page has images of the pages of its original. */
export function hasScans({ shown, superseded }: ShownEdition): boolean {
  return [...shown, ...superseded].some((source) => source.showsScans);
}

/** Whether any shown source has a claim: an edition may be of notes alone. */
export function hasClaims({ shown }: ShownEdition): boolean {
  return shown.some(({ claims }) => claims.length > 0);
}

/** Returns the entries by name. */
export function shownEntries({ edition }: Rendering): PublishedEntry[] {
  const collator = new Intl.Collator(edition.about.language);
  const entries = [...edition.glossary.values()];
  return entries.sort((a, b) => collator.compare(a.data.term, b.data.term));
}
