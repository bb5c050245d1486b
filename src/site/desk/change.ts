import { claimAttributes } from '../../core/edit/claim-attributes.ts';
import { change, noAnnotation, type Saying, sayingOf } from '../../core/edit/change.ts';
import type { DeskAnswer } from '../../core/edit/desk.ts';
import { remove } from '../../core/edit/remove.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { newErrors } from '../../io/new-errors.ts';
import { changeOf, editablePage, editionId, misread, otherEdition, refused, save } from './page.ts';
import { changeRequest, subjectRequest } from './request.ts';

/** Returns what an annotation of a page says now. */
export function saying(
  body: unknown,
  edition: Edition,
): { saying: Saying } | { problems: RequestProblem[] } {
  const { page, id } = subjectRequest.parse(body);
  const found = editablePage(page, edition);
  if ('problems' in found) return found;
  const now = sayingOf(id, found.source.page, found.file);
  return now ? { saying: now } : { problems: [noAnnotation(id)] };
}

/**
 * Changes or removes an annotation of a page of the edition in `dir`, on the disk: only if it says still what it said
 * when the form was opened, the page is what was read, and the edition has no new error by it. For who
 * has the lock of the edition.
 */
export function changeOnDisk(body: unknown, edition: Edition, dir: string): DeskAnswer {
  const parsed = changeRequest.safeParse(body);
  if (!parsed.success) return misread(parsed.error, 'a change of an annotation');
  if (parsed.data.edition !== editionId(dir)) return otherEdition(dir);
  const { page, id, was, change: wanted } = parsed.data;
  const found = editablePage(page, edition);
  if ('problems' in found) return found;
  const { source, file } = found;
  const now = sayingOf(id, source.page, file);
  const result = wanted
    ? change(source, edition, { id, change: wanted })
    : remove(source, edition, id);
  // Who asks once more has had no answer.
  const isDone = 'insertions' in result ? result.insertions.length === 0 : !wanted && !now;
  if (isDone) return { done: true };
  if (now && !isSame(now, was)) {
    return refused(
      `Unexpected change of “${id}” since the form was opened, expected it unchanged`,
      'copy what you wrote, throw it away here, and open the form again: it then shows what the page says now',
    );
  }
  if ('problems' in result) return result;
  const changes = [changeOf(file, result.file)];
  const problems = newErrors(dir, changes, edition);
  if (problems.length > 0) return { problems };
  return save(dir, changes) ?? { done: true };
}

function isSame(a: Saying, b: Saying): boolean {
  const key = ({ claim, says, note }: Saying) =>
    JSON.stringify([claim && claimAttributes(claim), says, note]);
  return key(a) === key(b);
}
