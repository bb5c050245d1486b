import type { PublishedEdition } from '../edition/published.ts';
import { defaultKinds, defaultVerdicts } from '../edition/schema/edition.ts';
import { present } from '../text/lookup.ts';
import type { Wording } from '../words/wording.ts';

type Labelled = Pick<PublishedEdition, 'verdicts' | 'kinds'>;

/** Returns the verdicts and kinds of an edition; in the language of the interface those of one that names none itself. */
export function labelled({ verdicts, kinds }: Labelled, { words }: Wording): Labelled {
  const labels: Record<string, string> = words.labels;
  const label = (id: string) => present(labels[id], 'a label of the interface');
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
      label: label(one.id),
      meaning: label(`${one.id}Means`),
    })),
    kinds: own(kinds, defaultKinds, (one) => ({ ...one, label: label(one.id) })),
  };
}
