import type { Edition, Source } from '../edition/edition.ts';
import type { TextFile } from '../page/file.ts';
import { isInNote } from '../page/scope.ts';
import type { AnnotatedPage, MarkupElement } from '../page/model.ts';
import type { Insertion } from '../problem.ts';
import { pointAt } from '../text/lines.ts';
import { type Annotated, changedFile, placed } from './annotate.ts';
import { noAnnotation } from './change.ts';
import { editable, unfaithful } from './editable.ts';
import { writtenNote } from './note.ts';
import { readBoth, unescaped } from './prove.ts';
import type { RequestProblem } from './request.ts';
import { withoutAnnotation } from './without-annotation.ts';
import type { Range } from '../text/range.ts';

/**
 * Takes a claim with its note, or an editor's note, out of a page, with all their marks in the source text: returns what
 * is taken out, where every other character stays; or why it cannot be done. The page is then read again: it still says
 * what its seed says, and every other annotation is unchanged.
 */
export function remove(
  source: Source,
  edition: Edition,
  id: string,
): Annotated | { problems: RequestProblem[] } {
  const own = editable(source, edition);
  if (!own) return { problems: [unfaithful(edition)] };
  const { page } = own;
  const { file } = own.text;
  const parts = page.elements.filter((element) => isPart(element, id));
  const written = writtenNote(id, page, file);
  if (parts.length === 0 && !written) return { problems: [noAnnotation(id)] };
  const elsewhere = page.references.filter(
    (mark) => mark.id === id && mark.scope.kind !== 'source' && !isInNote(mark.scope, id),
  );
  if (elsewhere.length > 0) return { problems: elsewhere.map(({ at }) => leading(id, at, file)) };
  const insertions = [
    ...parts.flatMap((part) => tagsOf(part, file)),
    ...marksOf(id, page),
    ...(written ? [definition(written, file)] : []),
  ];
  const changed = changedFile(file, insertions);
  const { before, after } = readBoth(own, changed);
  const left = [...after.page.claims, ...after.page.notes, ...after.page.references].some(
    (one) => one.id === id,
  );
  if (left || withoutAnnotation(before.page, id) !== withoutAnnotation(after.page, id))
    return { problems: [{ ...unescaped, field: 'id' }] };
  return { insertions, added: placed(insertions, file), file: changed };
}

function isPart({ name, attributes }: MarkupElement, id: string): boolean {
  return name === 'Claim' && attributes['id']?.value === id;
}

function leading(id: string, at: number, file: TextFile): RequestProblem {
  return {
    field: 'id',
    message: `Unexpected mark “[^${id}]” in line ${pointAt(file.lines, at).line}, expected none but those in the source text: it leads to the note that is to go`,
    hint: 'take that mark out first',
  };
}

/** Returns what takes the tags of an element out, and leaves what it marks. */
export function tagsOf({ at, opened, end }: MarkupElement, { text }: TextFile): Insertion[] {
  if (opened === end) return [{ at, text: '', over: end - at }];
  const closing = text.lastIndexOf('<', end - 1);
  return [
    { at, text: '', over: opened - at },
    { at: closing, text: '', over: end - closing },
  ];
}

function marksOf(id: string, { references }: AnnotatedPage): Insertion[] {
  return references
    .filter((mark) => mark.id === id && mark.scope.kind === 'source')
    .map(({ at }) => ({ at, text: '', over: `[^${id}]`.length }));
}

/** A note goes with the blank lines behind it; the last one of a page, with those before it. */
function definition({ start, end }: Range, { text }: TextFile): Insertion {
  const next = text.length - text.slice(end).trimStart().length;
  if (next < text.length) return { at: start, text: '', over: next - start };
  const at = text.slice(0, start).trimEnd().length;
  return { at, text: '', over: end - at };
}
