import type { PublishedSource } from '../edition/published.ts';
import { once } from './once.ts';

/** Sources by what they are asked for by, in their order. */
interface SourceIndex {
  byId: ReadonlyMap<string, PublishedSource>;
  /** Where each stands in the list, counted from 0. */
  positions: ReadonlyMap<PublishedSource, number>;
  /** Those that translate another, by its id. */
  translations: ReadonlyMap<string | undefined, PublishedSource[]>;
}

/** Returns the index of a list of sources: each page asks it for its neighbours. */
export const sourceIndex = once((sources: readonly PublishedSource[]): SourceIndex => ({
  byId: new Map(sources.map((source) => [source.page.id, source])),
  positions: new Map(sources.map((source, position) => [source, position])),
  translations: Map.groupBy(sources, ({ page }) => page.data['translation-of']),
}));
