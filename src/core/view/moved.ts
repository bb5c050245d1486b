import { movedFrom } from '../edition/moved.ts';
import type { NamedLink } from '../render/named-link.ts';
import type { ShownEdition } from './shown.ts';

/** A place on a page that is gone, with a link to where what stood there is now. */
export interface MovedLink extends NamedLink {
  id: string;
}

/** Returns the places on a page of the site that are gone, by its address without the base path. */
export function movedPlaces({ edition, href }: ShownEdition, page: string): MovedLink[] {
  return movedFrom(edition, page).map(({ id, to }) => ({ id, text: to, href: href(to) }));
}
