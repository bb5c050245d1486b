import { site } from '../site.ts';

/** Returns the labels and tones of the verdicts by their ids, JSON, for the results of the search. */
export function verdictsForSearch(): string {
  const verdicts = [...site().edition.verdicts.values()];
  return JSON.stringify(
    Object.fromEntries(verdicts.map(({ id, label, tone }) => [id, { label, tone }])),
  );
}
