import { stringify } from 'yaml';
import type { Edition } from '../edition/edition.ts';
import { parseEntry } from '../edition/entry.ts';
import { entryKinds } from '../edition/schema/entry.ts';
import { type TextFile, textFile } from '../page/file.ts';
import { fold } from '../text/fold.ts';
import { nameKey } from '../text/matching.ts';
import { idFor } from './id.ts';
import { judgeCitations, problemOf, type RequestProblem } from './request.ts';

/** An entry that the glossary is to get. */
export interface NewEntry {
  name: string;
  kind: string;
  /** What it says, in Markdown. */
  definition: string;
}

/**
 * Returns the file of a new entry, under an id made of its name that neither an entry has nor an address that was
 * published; or why it cannot be made: its name is taken, or what it says is no prose of ours.
 */
export function entryFile(
  { name, kind, definition }: NewEntry,
  { glossary, promises, references }: Edition,
): { id: string; file: TextFile } | { problems: RequestProblem[] } {
  const term = fold(name);
  const { published, redirects } = promises.data;
  const id = idFor(term, (one) => {
    const address = `/glossary/${one}/`;
    return glossary.has(one) || address in published || address in redirects;
  });
  const front = stringify({ term, kind }, { lineWidth: 0 });
  const words = definition.trim().replace(/\r\n?/g, '\n');
  const file = textFile(
    `content/glossary/${id}.mdx`,
    `---\n${front}---\n${words === '' ? '' : `\n${words}\n`}`,
  );
  const problems = [
    ...judgeName(term, glossary),
    ...judgeKind(kind),
    ...judgeCitations(definition, [...references.keys()], 'definition'),
  ];
  if (problems.length > 0) return { problems };
  const [fault] = parseEntry(id, file).findings;
  if (!fault) return { id, file };
  return { problems: [problemOf('definition', fault)] };
}

function judgeName(term: string, glossary: Edition['glossary']): RequestProblem[] {
  if (term === '') {
    return [
      {
        field: 'entry',
        message: 'Unexpected empty name of an entry, expected what it is about',
        hint: 'name it as the sources do',
      },
    ];
  }
  const other = [...glossary.values()].find(({ data }) =>
    [data?.term ?? '', ...(data?.aliases ?? [])].some((name) => nameKey(name) === nameKey(term)),
  );
  if (!other) return [];
  return [
    {
      field: 'entry',
      message: `Unexpected name “${term}”, expected one that no entry has yet`,
      hint: `take the entry “${other.id}”`,
    },
  ];
}

function judgeKind(kind: string): RequestProblem[] {
  if (entryKinds.some((known) => known === kind)) return [];
  return [
    {
      field: 'entry-kind',
      message: `Unexpected kind “${kind}” of an entry, expected one that there is`,
      hint: `use one of: ${entryKinds.join(', ')}`,
    },
  ];
}
