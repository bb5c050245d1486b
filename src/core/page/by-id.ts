import { push } from '../text/lookup.ts';
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

const known = new WeakMap<Annotations, ById>();

/** Returns what a page has by ids: of thousands, none is looked for in all others. */
export function byId(page: Annotations): ById {
  const made = known.get(page) ?? index(page);
  known.set(page, made);
  return made;
}

function index({ claims, notes, references, cites }: Annotations): ById {
  const marks = new Map<string, number[]>();
  for (const { id, offset } of references) if (offset !== undefined) push(marks, id, offset);
  const inNotes = new Map<string, AnnotatedPage['cites']>();
  for (const cite of cites) if (cite.scope.kind === 'note') push(inNotes, cite.scope.id, cite);
  return { claims: firsts(claims), notes: firsts(notes), marks, cites: inNotes };
}

function firsts<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item): [string, T] => [item.id, item]).reverse());
}
