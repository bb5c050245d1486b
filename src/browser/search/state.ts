/** What results can be narrowed by. */
export const facetNames = ['kind', 'source', 'date', 'speaker', 'verdict', 'language'] as const;

/** A filter of the search, by its name in the address. */
export type FacetName = (typeof facetNames)[number];
/** What is chosen of each filter; one that is absent lets everything through. */
export type Chosen = Partial<Record<FacetName, string>>;

/** The orders in which results can be shown. */
export const sorts = ['relevance', 'newest', 'oldest'] as const;

/** One of the orders. */
export type Sort = (typeof sorts)[number];

/** How many results are shown at first, and how many more at each further asking. */
export const batch = 10;

/** The whole state of a search: what its address says. */
export interface SearchState {
  query: string;
  chosen: Chosen;
  sort: Sort;
  /** How many results are shown. */
  shown: number;
}

/** Reads a state from the query of an address; what it does not say, or says wrongly, is as at first. */
export function parseState(address: URLSearchParams): SearchState {
  const given = facetNames.map((name): [FacetName, string] => [name, address.get(name) ?? '']);
  const shown = Number(address.get('n') ?? batch);
  return {
    query: address.get('q') ?? '',
    chosen: Object.fromEntries(given.filter(([, value]) => value !== '')),
    sort: sorts.find((sort) => sort === address.get('sort')) ?? 'relevance',
    shown: Number.isInteger(shown) && shown > batch && shown <= 1000 ? shown : batch,
  };
}

/** Writes a state as the query of an address, without its question mark; '' for a search that asks nothing. */
export function serializeState({ query, chosen, sort, shown }: SearchState): string {
  const given = new URLSearchParams();
  if (query !== '') given.set('q', query);
  for (const name of facetNames) if (chosen[name]) given.set(name, chosen[name]);
  if (sort !== 'relevance') given.set('sort', sort);
  if (shown > batch) given.set('n', String(shown));
  return given.toString();
}

/** Whether a search asks for anything. */
export function isIdle({ query, chosen }: SearchState): boolean {
  return /^\s*$/.test(query) && Object.keys(chosen).length === 0;
}
