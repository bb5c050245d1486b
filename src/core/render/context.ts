import { unattributed } from '../edition/transmission.ts';
import type { PublishedShared } from '../edition/published.ts';
import type { Wording } from '../words/wording.ts';
import type { Bibliography } from './bibliography.ts';

/**
 * What rendering looks things up in. There are no sources in it: what a page shows of others than its own has to be
 * handed to it, so that what it is made of is known before it is rendered.
 */
export interface Rendering {
  edition: PublishedShared;
  bibliography: Bibliography;
  /** What the interface says, in the language of its pages. */
  wording: Wording;
  /** Returns an address of the site (`/glossary/npt/`) under the base path that it is served at. */
  href: (path: string) => string;
  /** How that runs which the rendered is put into; from left to right where it is not told, as the site's pages do. */
  direction?: 'ltr' | 'rtl';
}

/** Returns how one of the kinds or verdicts of an edition is called; its id where there is none, as while somebody writes. */
export function labelOf(known: ReadonlyMap<string, { label: string }>, id: string): string {
  return known.get(id)?.label ?? id;
}

/** Returns the name that a reader knows an entry by; what is the id of none, as a name in words is, stands as it is. */
export function nameOfEntry({ edition, wording }: Rendering, id: string): string {
  if (id === unattributed) return wording.words.notes.unattributed;
  return edition.glossary.get(id)?.data.term ?? id;
}
