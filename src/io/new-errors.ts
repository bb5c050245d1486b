import type { RequestProblem } from '../core/edit/request.ts';
import type { Edition } from '../core/edition/edition.ts';
import { checkEdition, editionWith } from './edition.ts';
import type { FileChange } from './write.ts';

/** What is yet to be written is no reason to write nothing. */
const unwritten = new Set(['note-empty', 'claim-without-evidence']);

/** Returns the errors that the edition in `dir` would have with these changes, and does not have now. */
export function newErrors(
  dir: string,
  changes: readonly FileChange[],
  { command }: Pick<Edition, 'command'>,
): RequestProblem[] {
  const keyOf = ({
    code,
    place,
    message,
  }: {
    code: string;
    place: { file: string };
    message: string;
  }) => [code, place.file, message].join('\n');
  const known = new Set(checkEdition(dir, { command }).problems.map(keyOf));
  return editionWith(dir, changes, command)
    .problems.filter(
      (problem) =>
        problem.severity === 'error' && !unwritten.has(problem.code) && !known.has(keyOf(problem)),
    )
    .map(({ place, message, hint }) => ({
      field: 'page',
      message: `${place.file}: ${message}`,
      ...(hint !== undefined && { hint }),
    }));
}
