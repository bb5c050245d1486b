import type { Counts } from './pagefind.ts';
import type { FoundPlace } from './places.ts';
import { facetValue } from './order.ts';
import { type FacetName, facetNames } from './state.ts';

/** How much each value of a facet would leave, with all else that is chosen. */
export interface FacetTally {
  /** Whether places are counted; where they are too many, records are that have the words, and the value somewhere. */
  exact: boolean;
  values: Record<string, number>;
}

/** The tallies of facets; what is not known is absent. */
export type Tallies = Partial<Record<FacetName, FacetTally>>;

/** Counts the values of places. */
export function exactTallies(places: readonly FoundPlace[]): Tallies {
  const tallies: Tallies = {};
  for (const name of facetNames) {
    const values: Record<string, number> = {};
    for (const { block, isBeyond } of places) {
      if (isBeyond) continue;
      const value = facetValue(block, name);
      if (value !== '') values[value] = (values[value] ?? 0) + 1;
    }
    tallies[name] = { exact: true, values };
  }
  return tallies;
}

/** Takes what the index counts, of the facets that are loaded. */
export function roughTallies(counts: Counts): Tallies {
  const known = facetNames.flatMap((name) => {
    const values = counts[name];
    return values ? [[name, { exact: false, values }] as const] : [];
  });
  return Object.fromEntries(known);
}
