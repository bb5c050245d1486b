import type { SourceModel } from './models/source.ts';
import { once } from './once.ts';

/** Sources by what they are asked for by, in their order. */
interface SourceIndex {
  byId: ReadonlyMap<string, SourceModel>;
  /** Where each stands in the list, counted from 0, by its id. */
  positions: ReadonlyMap<string, number>;
  /** Those that translate another, by its id. */
  translations: ReadonlyMap<string | undefined, SourceModel[]>;
  /** Those that are another text of one, by its id. */
  witnesses: ReadonlyMap<string | undefined, SourceModel[]>;
}

/** Returns the index of a list of sources: each page asks it for its neighbours. */
export const sourceIndex = once((sources: readonly SourceModel[]): SourceIndex => ({
  byId: new Map(sources.map((source) => [source.page.id, source])),
  positions: new Map(sources.map(({ page }, position) => [page.id, position])),
  translations: Map.groupBy(sources, ({ page }) => page.data['translation-of']),
  witnesses: Map.groupBy(sources, ({ page }) => page.data['witness-of']),
}));
