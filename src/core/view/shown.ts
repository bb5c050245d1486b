import type { Edition, GlossaryEntry, Source } from '../edition/edition.ts';
import type { Rendering } from '../render/context.ts';

/** An edition as it is shown to readers: without drafts, ready to be rendered, and with what its lists are made of. */
export interface ShownEdition extends Rendering {
  edition: Edition;
  /** The sources that are in the lists: pages that cannot be read, or whose seed cannot, stay out. */
  shown: readonly Source[];
  /** Sources as they were before they were corrected: they have their pages, and are in no list. */
  superseded: readonly Source[];
  /** Where the edition is published, without a slash at the end; '' where that is not known. */
  url: string;
}

/**
 * Returns which sources of an edition are shown, and which were superseded; with `everything`, also those whose page or
 * seed cannot be read.
 */
export function sortSources(
  { sources }: Edition,
  everything = false,
): Pick<ShownEdition, 'shown' | 'superseded'> {
  const drawn = sources.filter(({ page, text }) => everything || (page.data && text !== undefined));
  const isOld = ({ page }: Source) => page.data?.['superseded-by'] !== undefined;
  return { shown: drawn.filter((source) => !isOld(source)), superseded: drawn.filter(isOld) };
}

/** Returns the sources that have a page: those in the lists, and then those that were corrected since. */
export function drawnSources({ shown, superseded }: ShownEdition): Source[] {
  return [...shown, ...superseded];
}

/** Whether any shown source has a claim: an edition may be of notes alone. */
export function hasClaims({ shown }: ShownEdition): boolean {
  return shown.some(({ page }) => page.claims.length > 0);
}

/** An entry whose fields can be read. */
export interface ShownEntry extends GlossaryEntry {
  data: NonNullable<GlossaryEntry['data']>;
}

/** Returns the entries that can be shown, by name. */
export function shownEntries({ edition }: Rendering): ShownEntry[] {
  const entries = [...edition.glossary.values()].flatMap((entry): ShownEntry[] =>
    entry.data ? [{ ...entry, data: entry.data }] : [],
  );
  const collator = new Intl.Collator(edition.about.language);
  return entries.sort((a, b) => collator.compare(a.data.term, b.data.term));
}
