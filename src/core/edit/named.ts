import type { Edition } from '../edition/edition.ts';
import { unattributed } from '../edition/transmission.ts';
import { nameKey } from '../text/matching.ts';
import type { Annotation, Field, Known, RequestProblem } from './request.ts';

/** What is said of a claim by the ids of entries, or by their names. */
export interface Speaking {
  by: string;
  via?: string[] | undefined;
}

/**
 * Puts the ids of entries where an annotation has their names, or one of their aliases, however these are spelt. A word
 * that is no name stays. Yields a problem for a name that several entries have.
 */
export function withIds(
  annotation: Annotation,
  edition: Edition,
): { annotation: Annotation; problems: RequestProblem[] } {
  if (annotation.type === 'term') {
    const { ids, problems } = idsOf([annotation.id], 'term', edition);
    return { annotation: { ...annotation, id: String(ids[0]) }, problems };
  }
  if (annotation.type !== 'claim') return { annotation, problems: [] };
  const { told, problems } = speakersById(annotation, edition);
  return { annotation: { ...annotation, ...told }, problems };
}

/** Puts the ids of entries where a claim has the names of those who speak. */
export function speakersById<T extends Speaking>(
  told: T,
  edition: { glossary: Known },
): { told: T; problems: RequestProblem[] } {
  const by = idsOf([told.by], 'by', edition);
  const via = idsOf(told.via ?? [], 'via', edition);
  return {
    told: {
      ...told,
      by: String(by.ids[0]),
      ...(told.via && { via: via.ids }),
    },
    problems: [...by.problems, ...via.problems],
  };
}

function idsOf(
  words: readonly string[],
  field: Field,
  { glossary }: { glossary: Known },
): { ids: string[]; problems: RequestProblem[] } {
  const problems: RequestProblem[] = [];
  const ids = words.map((word) => {
    if (word === unattributed || word === '' || glossary.has(word)) return word;
    const key = nameKey(word);
    const entries = [...glossary.values()].filter(({ data }) =>
      [data?.term ?? '', ...(data?.aliases ?? [])].some((name) => nameKey(name) === key),
    );
    if (entries.length > 1) problems.push(ambiguous(field, word, entries));
    return entries[0]?.id ?? word;
  });
  return { ids, problems };
}

function ambiguous(field: Field, name: string, entries: readonly { id: string }[]): RequestProblem {
  return {
    field,
    message: `Unexpected name “${name}”, expected one that a single entry has`,
    hint: `use one of their ids: ${entries
      .map(({ id }) => id)
      .sort()
      .join(', ')}`,
  };
}
