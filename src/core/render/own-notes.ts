import type { Rendition } from '../page/model.ts';
import { push } from '../text/lookup.ts';
import type { Wording } from '../words/wording.ts';
import { el, type Node } from './hast.ts';
import { sayBack } from './notes.ts';

/** The notes that a source has of its own, as they are set: each leads to its marks, and these to it. */
export interface OwnNotes {
  /** Sets words that are such a note or a mark of one; undefined where they are neither. */
  wrap: (rendition: Rendition) => ((children: Node[]) => Node[]) | undefined;
  /** The ways back from each note: the seed offset at which its last part ends, and the UTF-16 offset of that in the file’s text. */
  backs: { offset: number; at: number; nodes: Node[] }[];
}

/** Returns how a source’s own notes are set, with `arrow` for the ways back. A mark within its own note leads back, too. */
export function ownNotesOf(
  renditions: readonly Rendition[],
  arrow: string,
  wording: Wording,
): OwnNotes {
  const marks = new Map<string, string[]>();
  const parts = new Map<string, { first: Rendition; last: Rendition; end: number }>();
  /** Of the marks, without those that stand in their own note. */
  const anchors = new Map<Rendition, string>();
  for (const rendition of renditions) {
    const id = ownNote(rendition);
    if (id === undefined) continue;
    const note = parts.get(id);
    if (rendition.name === 'Note') {
      const end = Math.max(note?.end ?? 0, rendition.end);
      parts.set(id, { first: note?.first ?? rendition, last: rendition, end });
    } else if (!note || rendition.end > note.end) {
      const known = marks.get(id)?.length ?? 0;
      // No mark of an editors’ note is called so: no id begins with a hyphen.
      const anchor = `mark--${id}${known === 0 ? '' : `--${known + 1}`}`;
      push(marks, id, anchor);
      anchors.set(rendition, anchor);
    }
  }
  return {
    wrap: (rendition) => {
      const id = ownNote(rendition);
      if (id === undefined) return undefined;
      if (rendition.name === 'Note') {
        const anchor = parts.get(id)?.first === rendition ? `own-${id}` : undefined;
        return (children) => [el('span', { class: 'own-note', id: anchor }, children)];
      }
      const anchor = anchors.get(rendition);
      if (anchor !== undefined) {
        const properties = { class: 'own-mark', id: anchor, href: `#own-${id}` };
        return (children) => [el('a', { ...properties, role: 'doc-noteref' }, children)];
      }
      const [first] = marks.get(id) ?? [];
      if (first === undefined) return (children) => children;
      const properties = { class: 'own-mark', href: `#${first}`, role: 'doc-backlink' };
      return (children) => [el('a', properties, children)];
    },
    backs: [...parts].map(([id, { last, end }]) => ({
      offset: end,
      at: last.at,
      nodes: backsTo(marks.get(id) ?? [], arrow, wording),
    })),
  };
}

/** The id of the note that words are, or are the mark of; undefined where they are neither. */
function ownNote({ name, attributes }: Pick<Rendition, 'name' | 'attributes'>) {
  if (name !== 'Mark' && name !== 'Note') return undefined;
  return attributes[name === 'Mark' ? 'note' : 'of'];
}

function backsTo(anchors: readonly string[], arrow: string, wording: Wording): Node[] {
  return anchors.map((anchor, index) =>
    el(
      'a',
      {
        class: 'own-back',
        href: `#${anchor}`,
        role: 'doc-backlink',
        ariaLabel: sayBack(wording, anchors.length, index),
        dataApparatus: '',
      },
      [arrow],
    ),
  );
}
