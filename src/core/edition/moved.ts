import type { Edition } from './edition.ts';

/** A place on a page that is gone, and where it leads to, in the site. */
export interface MovedPlace {
  id: string;
  to: string;
}

/** Returns the pages that are gone, each with the address that it leads to. */
export function movedPages({ promises }: Edition): [page: string, to: string][] {
  return Object.entries(promises.data.redirects).filter(([from]) => !from.includes('#'));
}

/** Returns the places on a page that are gone, in the order in which they are listed. */
export function movedFrom({ promises }: Edition, page: string): MovedPlace[] {
  return Object.entries(promises.data.redirects).flatMap(([from, to]) =>
    from.startsWith(`${page}#`) ? [{ id: from.slice(page.length + 1), to }] : [],
  );
}
