import type { PublishedSource } from '../edition/published.ts';
import type { Claim } from '../page/model.ts';
import { closed } from '../text/closed.ts';
import { shownWords } from './shown-words.ts';

/**
 * Returns the words of a claim on one line, the parts of a discontinuous one with an ellipsis between; each turns nothing
 * around it round. What its page shows among them has signs.
 */
export function quoteOf(claim: Claim, source: Pick<PublishedSource, 'page' | 'text'>): string {
  return claim.ranges
    .map((range) => closed(shownWords(range, source).text.replace(/[\t\n\f\r ]+/g, ' ')))
    .join(' … ');
}
