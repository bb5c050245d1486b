import type { Cite, Scope } from '../page/model.ts';
import type { Edition } from './edition.ts';

/** A citation and where it stands. */
export interface Citing {
  cite: Cite;
  file: string;
  /** The source page, with the note or prose; or the glossary entry; or the timeline. */
  from:
    | { kind: 'source'; id: string; scope: Scope }
    | { kind: 'entry'; id: string }
    | { kind: 'timeline' };
}

/** Returns every citation of the edition: on pages, in the glossary, on the timeline, in this order. */
export function citesOf({ sources, glossary, timeline }: Edition): Citing[] {
  return [
    ...sources.flatMap(({ page }) =>
      page.cites.map(({ scope, ...cite }): Citing => {
        return { cite, file: page.file, from: { kind: 'source', id: page.id, scope } };
      }),
    ),
    ...[...glossary.values()].flatMap((entry) =>
      entry.cites.map((cite): Citing => {
        return { cite, file: entry.file, from: { kind: 'entry', id: entry.id } };
      }),
    ),
    ...timeline.flatMap((row) =>
      row.cites.map((cite): Citing => {
        return { cite, file: row.place.file, from: { kind: 'timeline' } };
      }),
    ),
  ];
}
