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
