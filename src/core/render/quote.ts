import { closed } from '../text/closed.ts';
import type { Claim } from '../page/model.ts';

/**
 * Returns the words of a claim on one line, the parts of a discontinuous one with an ellipsis between; each turns nothing
 * around it round.
 */
export function quoteOf(claim: Claim, seed: string): string {
  return claim.ranges
    .map(({ start, end }) => closed(seed.slice(start, end).replace(/[\t\n\f\r ]+/g, ' ')))
    .join(' … ');
}
