import type { PublishedSource } from '../edition/published.ts';
import type { Claim } from '../page/model.ts';
import { closed } from '../text/closed.ts';
import { shownWords } from './shown-words.ts';

/**
 * Returns the words of a claim on one line, the parts of a discontinuous one with an ellipsis between; each turns nothing
 * around it round. What its page shows among them has signs.
 */
export function quoteOf(claim: Claim, source: Pick<PublishedSource, 'page' | 'text'>): string {
  return together(claim.ranges.map((range) => shownWords(range, source).text));
}

/** Returns the same without the signs. */
export function wordsOf({ ranges }: Claim, { text }: Pick<PublishedSource, 'text'>): string {
  return together(ranges.map(({ start, end }) => text.slice(start, end)));
}

function together(parts: readonly string[]): string {
  return parts.map((part) => closed(part.replace(/[\t\n\f\r ]+/g, ' '))).join(' … ');
}
