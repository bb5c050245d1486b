import type { Cite, Scope } from '../page/model.ts';
import type { Edition, GlossaryEntry, Source } from './edition.ts';
import type { LinkedComparison } from './place-rows.ts';
import type { LinkedRow } from './timeline.ts';

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

/** Returns every citation of the edition: on pages, in the glossary, on the timeline, in comparisons, in translations, in this order. */
export function citesOf({ sources, ...shared }: Pick<Edition, 'sources'> & SharedCites): Citing[] {
  return [
    ...pageCites(sources),
    ...[...shared.translations.values()].flatMap((one) => pageCites(one.sources.values())),
    ...sharedCites(shared),
  ];
}

function pageCites(sources: Iterable<Pick<Source, 'page'>>): Citing[] {
  return [...sources].flatMap(({ page: { id, file, cites } }) =>
    cites.map(({ scope, ...cite }): Citing => ({
      cite,
      file,
      from: { kind: 'source', id, scope },
    })),
  );
}

/** What of an edition cites works. */
type SharedCites = Pick<Edition, 'glossary' | 'timeline' | 'comparisons' | 'translations'>;

/**
 * Returns every citation of the edition but those on pages: in the glossary, on the timeline, in comparisons, and in the translations of
 * these, in this order.
 */
export function sharedCites({
  glossary,
  timeline,
  comparisons,
  translations,
}: SharedCites): SharedCiting[] {
  return [
    ...entryCites(glossary.values()),
    ...timelineCites(timeline),
    ...comparisonCites(comparisons),
    ...[...translations.values()].flatMap((translation) => [
      ...entryCites(translation.glossary.values()),
      ...timelineCites(translation.timeline.values()),
      ...comparisonCites([...translation.comparisons.values()]),
    ]),
  ];
}

function entryCites(entries: Iterable<GlossaryEntry>): SharedCiting[] {
  return [...entries].flatMap(({ id, file, cites }) =>
    cites.map((cite): SharedCiting => ({ cite, file, from: { kind: 'entry', id } })),
  );
}

function timelineCites(rows: Iterable<LinkedRow>): SharedCiting[] {
  return [...rows].flatMap(({ cites, place: { file } }) =>
    cites.map((cite): SharedCiting => ({ cite, file, from: { kind: 'timeline' } })),
  );
}

function comparisonCites(comparisons: readonly LinkedComparison[]): SharedCiting[] {
  return comparisons.flatMap(({ id, file, cites }) =>
    cites.map((cite): SharedCiting => ({ cite, file, from: { kind: 'comparison', id } })),
  );
}
