import type { Cite, Scope } from '../page/model.ts';
import type { Edition } from './edition.ts';

/** A citation and where it stands. */
interface Citing {
  cite: Cite;
  file: string;
  /** The source page, with the note or prose; or the glossary entry; or the timeline; or the comparison. */
  from: { kind: 'source'; id: string; scope: Scope } | SharedCiting['from'];
}

/** A citation that stands on no page of a source. */
export interface SharedCiting extends Citing {
  from: { kind: 'entry'; id: string } | { kind: 'timeline' } | { kind: 'comparison'; id: string };
}

/** Returns every citation of the edition: on pages, in the glossary, on the timeline, in comparisons, in this order. */
export function citesOf({
  sources,
  ...shared
}: Pick<Edition, 'sources' | 'glossary' | 'timeline' | 'comparisons'>): Citing[] {
  return [
    ...sources.flatMap(({ page }) =>
      page.cites.map(({ scope, ...cite }): Citing => {
        return { cite, file: page.file, from: { kind: 'source', id: page.id, scope } };
      }),
    ),
    ...sharedCites(shared),
  ];
}

/** Returns every citation of the edition but those on pages: in the glossary, on the timeline, in comparisons, in this order. */
export function sharedCites({
  glossary,
  timeline,
  comparisons,
}: Pick<Edition, 'glossary' | 'timeline' | 'comparisons'>): SharedCiting[] {
  return [
    ...[...glossary.values()].flatMap((entry) =>
      entry.cites.map((cite): SharedCiting => {
        return { cite, file: entry.file, from: { kind: 'entry', id: entry.id } };
      }),
    ),
    ...timeline.flatMap((row) =>
      row.cites.map((cite): SharedCiting => {
        return { cite, file: row.place.file, from: { kind: 'timeline' } };
      }),
    ),
    ...comparisons.flatMap(({ id, file, cites }) =>
      cites.map((cite): SharedCiting => ({ cite, file, from: { kind: 'comparison', id } })),
    ),
  ];
}
