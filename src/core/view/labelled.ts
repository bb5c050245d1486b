import type { PublishedEdition } from '../edition/published.ts';
import { defaultKinds, defaultVerdicts } from '../edition/schema/edition.ts';
import type { Wording } from '../words/wording.ts';

type Labelled = Pick<PublishedEdition, 'verdicts' | 'kinds'>;

/** Returns the verdicts and kinds of an edition; in the language of the interface those of one that names none itself. */
export function labelled({ verdicts, kinds }: Labelled, { words }: Wording): Labelled {
  const labels = words.labels as Record<string, string>;
  const own = <T extends { id: string; label: string }>(
    known: ReadonlyMap<string, T>,
    usual: readonly T[],
    change: (one: T) => T,
  ): Map<string, T> => {
    const isUsual = JSON.stringify([...known.values()]) === JSON.stringify(usual);
    return new Map([...known].map(([id, one]) => [id, isUsual ? change(one) : one]));
  };
  return {
    verdicts: own(verdicts, defaultVerdicts, (one) => ({
      ...one,
      label: labels[one.id] ?? one.label,
      meaning: labels[`${one.id}Means`] ?? one.meaning,
    })),
    kinds: own(kinds, defaultKinds, (one) => ({ ...one, label: labels[one.id] ?? one.label })),
  };
}
