import type { AnnotatedPage, MarkupElement } from '../page/model.ts';

/** The notes of a page that are its source's own: the first part of each by its id, and the marks that lead to them. */
interface OwnNotesIn {
  notes: Map<string, MarkupElement>;
  marks: { id: string; element: MarkupElement }[];
}

/** Returns the source's own notes of a page as they are written. A mark that stands in its own note is none that leads there. */
export function ownNotesIn({ elements }: AnnotatedPage): OwnNotesIn {
  const own = elements.filter(({ scope }) => scope.kind === 'source');
  const notes = new Map<string, MarkupElement>();
  const ends = new Map<string, number>();
  const marks: OwnNotesIn['marks'] = [];
  for (const element of own) {
    const id = element.attributes[element.name === 'Mark' ? 'note' : 'of']?.value;
    if (!id) continue;
    if (element.name === 'Note') {
      if (!notes.has(id)) notes.set(id, element);
      ends.set(id, Math.max(ends.get(id) ?? 0, element.end));
    } else if (element.name === 'Mark' && element.at > (ends.get(id) ?? 0))
      marks.push({ id, element });
  }
  return { notes, marks };
}
