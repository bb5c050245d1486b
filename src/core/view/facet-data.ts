import { itemAt, getOrThrow } from '../text/lookup.ts';
import type { ClaimRow, Facet } from './claims.ts';
import type { VerdictHead } from './claim-pages.ts';
import type { Paged } from './paging.ts';

/** How many options of a facet stand on a page; a script adds the others from `FacetData`. */
export const optionsOnPage = 100;

/** The claims of all pages as facets see them: in the order of the list. */
export interface FacetData {
  /** How many claims each page has. */
  pages: number[];
  /** The options of each facet, as the page has them and beyond, and the index of that which each claim has. */
  facets: { name: string; options: [id: string, words: string][]; claims: number[] }[];
}

/** Returns what facets need to know of claims that do not stand on one page. */
export function facetData(
  { pages }: Paged<VerdictHead, ClaimRow>,
  facets: readonly Facet[],
): FacetData {
  const rows = pages.map((parts) => parts.flatMap((part) => part.rows));
  return {
    pages: rows.map(({ length }) => length),
    facets: facets.map(({ name, options, of }) => {
      const indexes = new Map(options.map(({ id }, index) => [id, index]));
      return {
        name,
        options: options.map(({ id, words }): [string, string] => [id, words]),
        claims: rows.flat().map((claim) => getOrThrow(indexes, of(claim).id)),
      };
    }),
  };
}

/** Where a claim stands: on which page, from 1, and at which place among the claims there, from 0. */
export interface ClaimPlace {
  page: number;
  index: number;
  /** The id of its verdict; '' where all claims have one. */
  verdict: string;
}

/** Returns where the claims stand that have all that is chosen, pairs of a facet and an option of it, in order. */
export function placesOf(
  { pages, facets }: FacetData,
  chosen: readonly (readonly [name: string, value: string])[],
): ClaimPlace[] {
  const wanted = chosen.map(([name, value]) => {
    const facet = facets.find((one) => one.name === name);
    const option = facet?.options.findIndex(([id]) => id === value);
    return { claims: facet?.claims ?? [], option };
  });
  const verdicts = facets.find(({ name }) => name === 'verdict');
  const places: ClaimPlace[] = [];
  let claim = 0;
  for (const [at, length] of pages.entries()) {
    for (let index = 0; index < length; index++, claim++) {
      if (wanted.some(({ claims, option }) => claims[claim] !== option)) continue;
      const verdict = verdicts ? itemAt(verdicts.options, itemAt(verdicts.claims, claim))[0] : '';
      places.push({ page: at + 1, index, verdict });
    }
  }
  return places;
}
