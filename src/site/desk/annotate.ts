import { annotate } from '../../core/edit/annotate.ts';
import type { DeskAnswer } from '../../core/edit/desk.ts';
import { entryFile, type NewEntry } from '../../core/edit/entry.ts';
import { isThere } from '../../core/edit/there.ts';
import { idFor } from '../../core/edit/id.ts';
import { withIds } from '../../core/edit/named.ts';
import {
  type Annotation,
  hasNote,
  idsTaken,
  type RequestProblem,
} from '../../core/edit/request.ts';
import { unmark, type Unmarking } from '../../core/edit/unmark.ts';
import type { Edition, Source } from '../../core/edition/edition.ts';
import { rawText, type TextFile } from '../../core/page/file.ts';
import { editionWith } from '../../io/edition.ts';
import type { FileChange } from '../../io/write.ts';
import { newErrors } from '../../io/new-errors.ts';
import { changeOf, editablePage, editionId, misread, otherEdition, refused, save } from './page.ts';
import { deskRequest } from './request.ts';

/**
 * Annotates a page of the edition in `dir`, on the disk, and makes the entry that comes with it. Nothing but a page
 * in content/sources and a new file in content/glossary is ever written, and the page only if it is still what was read.
 * For who has the lock of the edition.
 */
export function annotateOnDisk(body: unknown, edition: Edition, dir: string): DeskAnswer {
  const parsed = deskRequest.safeParse(body);
  if (!parsed.success)
    return misread(parsed.error, 'a page, the hash of its text, a quote and an annotation');
  if (parsed.data.edition !== editionId(dir)) return otherEdition(dir);
  const found = editablePage(parsed.data.page, edition);
  if ('problems' in found) return found;
  if (found.source.seed?.sha256 !== parsed.data.seed) return otherText(parsed.data.page);
  const { annotation: asked, entries = [] } = parsed.data;
  if (asked.type === 'unmark')
    return unmarkOnDisk({ ...parsed.data, kind: asked.kind }, found, edition, dir);
  // Who asks once more has had no answer; nothing is written twice for that.
  const asks = { annotation: asked, quotation: parsed.data };
  if (areMade(entries, edition) && isThere(asks, found.source, edition)) return { done: true };
  const annotation = withId(asked, parsed.data.quote, found.source);
  const made = entries.length > 0 ? makeEntries(entries, edition, dir) : { edition, changes: [] };
  if ('problems' in made) return made;
  const page = editablePage(parsed.data.page, made.edition);
  if ('problems' in page) return page;
  const result = annotate(page.source, made.edition, { annotation, quotation: parsed.data });
  if ('problems' in result) return result;
  const changes = [...made.changes, changeOf(page.file, result.file)];
  // What is said may lead to an entry, an image or an address that is not there.
  const problems = newErrors(dir, changes, edition);
  if (problems.length > 0) return { problems };
  return (
    save(dir, changes) ?? {
      done: true,
      ...(result.note?.start && { line: result.note.start.line }),
    }
  );
}

function otherText(page: string): DeskAnswer {
  return refused(
    `Unexpected text of “${page}” since these words were chosen, expected it unchanged: they may stand at another place`,
    'copy what you wrote, throw it away here, and choose the words again',
  );
}

function areMade(entries: readonly NewEntry[], edition: Edition): boolean {
  return entries.every(({ name }) => {
    const { annotation } = withIds({ type: 'term', id: name }, edition);
    return 'id' in annotation && edition.glossary.has(annotation.id);
  });
}

/** Returns the edition as it would be with new entries, and what makes them. */
function makeEntries(
  entries: readonly NewEntry[],
  edition: Edition,
  dir: string,
): { edition: Edition; changes: FileChange[] } | { problems: RequestProblem[] } {
  let fuller = edition;
  const changes: FileChange[] = [];
  for (const entry of entries) {
    const made = entryFile(entry, fuller);
    if ('problems' in made) return made;
    changes.push({ path: made.file.path, bytes: rawText(made.file) });
    fuller = editionWith(dir, changes, edition.command).edition;
  }
  return { edition: fuller, changes };
}

/** Takes the marks of terms, or of how the original looks, off, if the edition has no new error by it. */
function unmarkOnDisk(
  quotation: Unmarking,
  { source, file }: { source: Source; file: TextFile },
  edition: Edition,
  dir: string,
): DeskAnswer {
  const result = unmark(source, edition, quotation);
  if ('problems' in result) return result;
  const changes = [changeOf(file, result.file)];
  const problems = newErrors(dir, changes, edition);
  if (problems.length > 0) return { problems };
  return save(dir, changes) ?? { done: true };
}

/** A claim or note without an id gets one that is made of its words. */
function withId(annotation: Annotation, quote: string, { page }: Source): Annotation {
  if (!hasNote(annotation) || annotation.id !== '') return annotation;
  const taken = idsTaken(page);
  return { ...annotation, id: idFor(quote, (id) => taken.has(id)) };
}
