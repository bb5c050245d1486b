import type { Choices } from '../../core/edit/desk.ts';
import type { Edition } from '../../core/edition/edition.ts';

/** Returns what an edition has to choose from. */
export function choicesOf({ glossary, kinds, verdicts, references }: Edition): Choices {
  const entries = [...glossary.values()].map(({ id, data }) => ({
    value: id,
    label: data?.term ?? id,
    kind: data?.kind,
  }));
  const speaking = entries.filter(({ kind }) => kind === 'person' || kind === 'organization');
  return {
    speakers: [
      { value: 'unattributed', label: 'nobody in particular' },
      ...speaking.map(({ value, label }) => ({ value, label })),
    ],
    entries: entries.map(({ value, label }) => ({ value, label })),
    kinds: [...kinds.values()].map(({ id, label }) => ({ value: id, label })),
    verdicts: [...verdicts.values()].map(({ id, label, evidence }) => ({
      value: id,
      label,
      evidence: evidence === 'required',
    })),
    references: [...references.values()].map(({ key, work }) => ({
      value: key,
      label: String(work.title ?? ''),
    })),
  };
}
