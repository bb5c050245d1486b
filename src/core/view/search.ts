import type { en } from '../words/en.ts';
import type { Shared } from '../edition/edition.ts';

/** Returns the labels and tones of the verdicts by their ids, for the results of the search. */
export function verdictsForSearch({
  verdicts,
}: Pick<Shared, 'verdicts'>): Record<string, { label: string; tone: string }> {
  const entries = [...verdicts.values()].map(
    ({ id, label, tone }) => [id, { label, tone }] as const,
  );
  return Object.fromEntries(entries);
}

/** What each kind of result is called: in the choice of kinds, and on a result, where it says whose words these are. */
export function kindLabels(
  words: (typeof en)['searching'],
): Record<string, { choice: string; badge: string }> {
  return {
    source: { choice: words.sources, badge: words.sourceBadge },
    paragraph: { choice: words.paragraphs, badge: words.paragraphBadge },
    claim: { choice: words.claims, badge: words.claimBadge },
    note: { choice: words.notes, badge: words.noteBadge },
    term: { choice: words.terms, badge: words.termBadge },
    reference: { choice: words.references, badge: words.referenceBadge },
    comparison: { choice: words.comparisons, badge: words.comparisonBadge },
  };
}
