import { closed } from '../text/closed.ts';
import type { AnnotatedPage, Claim } from '../page/model.ts';

/**
 * Returns the words of a claim on one line, the parts of a discontinuous one with an ellipsis between; each turns nothing
 * around it round.
 */
export function quoteOf(claim: Claim, seed: string): string {
  return claim.ranges
    .map(({ start, end }) => closed(seed.slice(start, end).replace(/[\t\n\f\r ]+/g, ' ')))
    .join(' … ');
}

/** Returns what a list calls a note: by the words that it is about, or as the editors' own. */
export function titleOfNote(page: AnnotatedPage, id: string, seed: string): string {
  const claim = page.claims.find((other) => other.id === id);
  return claim ? `Note on “${quoteOf(claim, seed)}”` : 'Editors’ note';
}
