import { isVisible } from '../page/prose-text.ts';
import type { Note, Reading } from './spans.ts';
import { addTaken } from './taken.ts';
import type { TeiBlock } from './writing.ts';

/**
 * Ends the reading of a text whose notes have been read: takes the marks of editors’ notes out in which nothing is said, and signs the
 * others where not all are by the same. Returns its blocks, and by whom these notes are.
 */
export function finishNotes({ writing: { blocks }, notes, counts, taken }: Reading): {
  blocks: TeiBlock[];
  annotators: string[];
} {
  const said = new Set(
    blocks.flatMap(({ note, text }) => (isVisible(text) ? (note?.id ?? []) : [])),
  );
  const isFull = ({ id, isEditors }: Note) => !isEditors || said.has(id);
  const full = notes.filter(isFull);
  for (const note of full) addTaken(taken, note.taken);
  counts.editors -= notes.length - full.length;
  const editors = full.filter(({ isEditors }) => isEditors);
  return {
    blocks: [...withoutMarks(blocks, notes, isFull), ...signaturesOf(editors)],
    annotators: [...new Set(editors.flatMap(({ by }) => by))],
  };
}

function withoutMarks(
  blocks: readonly TeiBlock[],
  notes: readonly Note[],
  isFull: (note: Note) => boolean,
): TeiBlock[] {
  const empty = new Set(notes.flatMap((note) => (isFull(note) ? [] : [note.id])));
  if (empty.size === 0) return [...blocks];
  const marks = new Set([...empty].map((id) => `[^${id}]`));
  return blocks
    .filter(({ note }) => note === undefined || !empty.has(note.id))
    .map((block) => ({ ...block, tags: block.tags.filter(({ tag }) => !marks.has(tag)) }))
    .filter(({ text, tags }) => text !== '' || tags.length > 0);
}

/** A last paragraph of each note that says whose it is. */
function signaturesOf(notes: readonly Note[]): TeiBlock[] {
  const isBySame = new Set(notes.map(({ by }) => by.join(', '))).size < 2;
  return notes.flatMap(({ id, by }) =>
    isBySame || by.length === 0
      ? []
      : [
          {
            ...{ text: `— ${by.join(', ')}`, tags: [], heading: 0, quoted: 0 },
            note: { id, isEditors: true },
          },
        ],
  );
}
