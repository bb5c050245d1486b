import { type TextGroup, textGroups } from '../edition/texts.ts';
import type { PageHead } from '../edition/published.ts';
import type { SourceModel } from './models/source.ts';
import { once } from '../text/once.ts';

/** Sources by what they are asked for by, in their order. */
interface SourceIndex {
  byId: ReadonlyMap<string, SourceModel>;
  /** Where each stands in the list, counted from 0, by its id. */
  positions: ReadonlyMap<string, number>;
  /** Those that translate another, by its id. */
  translations: ReadonlyMap<string | undefined, SourceModel[]>;
  /** Those that are another text of one, by its id. */
  witnesses: ReadonlyMap<string | undefined, SourceModel[]>;
  /** Those that are set side by side. */
  groups: readonly TextGroup<PageHead>[];
  /** The id of the group that one is in, by its own. */
  groupOf: ReadonlyMap<string, string>;
}

/** Returns the index of a list of sources: each page asks it for its neighbours. */
export const sourceIndex = once((sources: readonly SourceModel[]): SourceIndex => {
  const groups = textGroups(sources.map(({ page }) => page));
  return {
    byId: new Map(sources.map((source) => [source.page.id, source])),
    positions: new Map(sources.map(({ page }, position) => [page.id, position])),
    translations: Map.groupBy(sources, ({ page }) => page.data['translation-of']),
    witnesses: Map.groupBy(sources, ({ page }) => page.data['witness-of']),
    groups,
    groupOf: new Map(
      groups.flatMap(({ id, texts, further }) =>
        [...texts, ...further].map((page) => [page.id, id] as const),
      ),
    ),
  };
});

const byCorrection = once((superseded: readonly SourceModel[]) =>
  Map.groupBy(superseded, ({ page }) => page.data['superseded-by']),
);

/** Returns those of the sources that were superseded whose text a source corrects, in their order. */
export function earlierTexts(superseded: readonly SourceModel[], id: string): SourceModel[] {
  return byCorrection(superseded).get(id) ?? [];
}
