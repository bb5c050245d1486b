import { push } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import type { AnnotatedPage, Claim, Note } from './model.ts';

/** What a page has under the ids of its claims and notes. */
export interface ById {
  /** The first claim of each id. */
  claims: ReadonlyMap<string, Claim>;
  /** The first note of each id. */
  notes: ReadonlyMap<string, Note>;
  /** The UTF-16 offsets in the text of the marks that lead to each note. */
  marks: ReadonlyMap<string, number[]>;
  /** The citations in each note. */
  cites: ReadonlyMap<string, AnnotatedPage['cites']>;
}

type Annotations = Pick<AnnotatedPage, 'claims' | 'notes' | 'references' | 'cites'>;

/**
 * Returns what a page has by ids: of thousands, none is looked for in all others. It is kept as long as the lists are, of which a
 * large edition has those of one page at a time.
 */
export function byId({ claims, notes, references, cites }: Annotations): ById {
  return {
    claims: claimsById(claims),
    notes: notesById(notes),
    marks: marksById(references),
    cites: citesById(cites),
  };
}

const claimsById = once((claims: readonly Claim[]) => firsts(claims));

const notesById = once((notes: readonly Note[]) => firsts(notes));

const marksById = once((references: Annotations['references']) => {
  const marks = new Map<string, number[]>();
  for (const { id, offset } of references) if (offset !== undefined) push(marks, id, offset);
  return marks;
});

const citesById = once((cites: Annotations['cites']) => {
  const inNotes = new Map<string, AnnotatedPage['cites']>();
  for (const cite of cites) if (cite.scope.kind === 'note') push(inNotes, cite.scope.id, cite);
  return inNotes;
});

function firsts<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item): [string, T] => [item.id, item]).reverse());
}
