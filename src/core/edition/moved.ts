import { push } from '../text/lookup.ts';
import type { Edition } from './edition.ts';
import type { Permalinks } from './permalinks.ts';

/** A place on a page that is gone, and where it leads to, in the site. */
export interface MovedPlace {
  id: string;
  to: string;
}

/** Returns the pages that are gone, each with the address that it leads to. */
export function movedPages({ promises }: Edition): [page: string, to: string][] {
  return Object.entries(promises.data.redirects).filter(([from]) => !from.includes('#'));
}

/** The places that are gone, by the pages that they were on: every page asks for its own. */
const byPage = new WeakMap<Permalinks, Map<string, MovedPlace[]>>();

/** Returns the places on a page that are gone, in the order in which they are listed. */
export function movedFrom({ promises }: Edition, page: string): readonly MovedPlace[] {
  const places = byPage.get(promises) ?? placesByPage(promises);
  byPage.set(promises, places);
  return places.get(page) ?? [];
}

function placesByPage({ data }: Permalinks): Map<string, MovedPlace[]> {
  const places = new Map<string, MovedPlace[]>();
  for (const [from, to] of Object.entries(data.redirects)) {
    const at = from.indexOf('#');
    if (at >= 0) push(places, from.slice(0, at), { id: from.slice(at + 1), to });
  }
  return places;
}
