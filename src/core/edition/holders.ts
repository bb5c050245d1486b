import type { Link, MarkupElement } from '../page/model.ts';
import type { Edition } from './edition.ts';

/** What holds elements and links: a page, an entry, a row of the timeline, a guide, a comparison. */
export interface Holder {
  file: string;
  /** The address of the page that its links are relative to. */
  on: string;
  elements: readonly MarkupElement[];
  links: readonly Link[];
}

/** Returns everything of an edition that holds elements and links, in this order. */
export function holdersOf({ sources, glossary, timeline, guides, comparisons }: Edition): Holder[] {
  return [
    ...sources.map(({ page }) => ({ ...page, on: `/sources/${page.id}/` })),
    ...[...glossary.values()].map((entry) => ({ ...entry, on: `/glossary/${entry.id}/` })),
    ...timeline.map((row) => ({ ...row, file: row.place.file, on: '/timeline/' })),
    ...guides.map((guide) => ({ ...guide, on: `/guides/${guide.id}/` })),
    ...comparisons.map((one) => ({ ...one, on: `/comparisons/${one.id}/` })),
  ];
}
