import type { Edition } from '../../core/edition/edition.ts';
import { site } from '../site.ts';

/** Returns the labels and tones of the verdicts by their ids, for the results of the search. */
export function verdictsForSearch(
  { verdicts }: Pick<Edition, 'verdicts'> = site().edition,
): Record<string, { label: string; tone: string }> {
  const entries = [...verdicts.values()].map(
    ({ id, label, tone }) => [id, { label, tone }] as const,
  );
  return Object.fromEntries(entries);
}
