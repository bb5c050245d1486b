import type { Edition } from '../edition/edition.ts';
import { unattributed } from '../edition/transmission.ts';
import { nameKey } from '../text/matching.ts';
import type { Annotation, Field, NamedEntries, RequestProblem } from './request.ts';

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
    const { id, problems } = idFrom(annotation.id, 'term', edition);
    return { annotation: { ...annotation, id }, problems };
  }
  if (annotation.type !== 'claim') return { annotation, problems: [] };
  const { resolved, problems } = speakersById(annotation, edition);
  return { annotation: { ...annotation, ...resolved }, problems };
}

/** Puts the ids of entries where a claim has the names of those who speak. */
export function speakersById<T extends Speaking>(
  said: T,
  edition: { glossary: NamedEntries },
): { resolved: T; problems: RequestProblem[] } {
  const by = idFrom(said.by, 'by', edition);
  const via = said.via?.map((word) => idFrom(word, 'via', edition));
  return {
    resolved: { ...said, by: by.id, ...(via && { via: via.map(({ id }) => id) }) },
    problems: [by, ...(via ?? [])].flatMap(({ problems }) => problems),
  };
}

/** The id that a word stands for, itself where it is no name. */
function idFrom(
  word: string,
  field: Field,
  { glossary }: { glossary: NamedEntries },
): { id: string; problems: RequestProblem[] } {
  if (word === unattributed || word === '' || glossary.has(word)) return { id: word, problems: [] };
  const key = nameKey(word);
  const entries = [...glossary.values()].filter(({ data }) =>
    [data?.term ?? '', ...(data?.aliases ?? [])].some((name) => nameKey(name) === key),
  );
  const problems = entries.length > 1 ? [ambiguous(field, word, entries)] : [];
  return { id: entries[0]?.id ?? word, problems };
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
