import type { PublishedEdition, PublishedEntry, PublishedSource } from '../edition/published.ts';
import type { Rendering } from '../render/context.ts';

/** An edition as it is shown to readers: without drafts, ready to be rendered, and with what its lists are made of. */
export interface ShownEdition extends Rendering {
  edition: PublishedEdition;
  /** The sources that are in the lists. */
  shown: readonly PublishedSource[];
  /** Sources as they were before they were corrected: they have their pages, and are in no list. */
  superseded: readonly PublishedSource[];
  /** Where the edition is published, without a slash at the end; '' where that is not known. */
  url: string;
}

/** Returns which sources of an edition are shown, and which were superseded. */
export function sortSources({
  sources,
}: PublishedEdition): Pick<ShownEdition, 'shown' | 'superseded'> {
  const isOld = ({ page }: PublishedSource) => page.data['superseded-by'] !== undefined;
  return { shown: sources.filter((one) => !isOld(one)), superseded: sources.filter(isOld) };
}

/** Returns the sources that have a page: those in the lists, and then those that were corrected since. */
export function drawnSources({ shown, superseded }: ShownEdition): PublishedSource[] {
  return [...shown, ...superseded];
}

/** Whether any shown source has a claim: an edition may be of notes alone. */
export function hasClaims({ shown }: ShownEdition): boolean {
  return shown.some(({ page }) => page.claims.length > 0);
}

/** Returns the entries by name. */
export function shownEntries({ edition }: Rendering): PublishedEntry[] {
  const collator = new Intl.Collator(edition.about.language);
  const entries = [...edition.glossary.values()];
  return entries.sort((a, b) => collator.compare(a.data.term, b.data.term));
}
