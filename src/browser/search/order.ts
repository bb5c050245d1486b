import type { ResultBlock } from './blocks.ts';
import { isNamed } from './hit.ts';
import type { FoundPlace } from './places.ts';
import type { Query } from './query.ts';
import { type Chosen, type FacetName, facetNames, type Sort } from './state.ts';

/** Returns what a block has of a facet; '' for nothing. */
export function facetValue(block: ResultBlock, name: FacetName): string {
  return name === 'date' ? block.date.slice(0, 4) : (block[name] ?? '');
}

/** Returns what tells whether a place is as it is chosen: a record has blocks that are, and others that are not. */
export function isChosen(chosen: Chosen): (place: FoundPlace) => boolean {
  const names = facetNames.filter((name) => chosen[name] !== undefined);
  return ({ block }) => names.every((name) => facetValue(block, name) === chosen[name]);
}

/**
 * Puts the places of records that are in order into theirs. By relevance, whoever asks for a name most likely wants the entry
 * that has it; what has the words themselves goes before what has one as the beginning of another, and what has all that is
 * asked for before what has it apart; of each, what is on pages in the
 * language of the reader goes before the rest. By date, that is the date of their sources,
 * and what has none comes last.
 */
export function orderPlaces(places: readonly FoundPlace[], query: Query, sort: Sort): FoundPlace[] {
  if (sort === 'relevance') {
    const rank = (place: FoundPlace) => 2 * standing(place, query) + (place.block.isOwn ? 0 : 1);
    return places.toSorted((a, b) => rank(a) - rank(b));
  }
  const direction = sort === 'newest' ? -1 : 1;
  const collate = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
  return places.toSorted(({ block: { dated: a } }, { block: { dated: b } }) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : direction * collate(a, b),
  );
}

/** Returns how well a place answers, from 0: the best. */
function standing({ block, whole, isExact }: FoundPlace, query: Query): number {
  if (isNamed(block, query)) return 0;
  if (!whole) return 3;
  return isExact ? 1 : 2;
}
