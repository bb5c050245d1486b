import { certainFixes } from '../core/edit/fix.ts';
import type { CommandLine } from '../core/edition/files.ts';
import { append } from '../core/page/append.ts';
import { insert } from '../core/page/edit.ts';
import type { Insertion } from '../core/problem.ts';
import { placeOf, rawText, type TextFile, textFile } from '../core/page/file.ts';
import { type CheckedEdition, checkEdition } from './edition.ts';
import { writeFiles } from './write.ts';

/** Something that was put into a file or taken out of it, and where: 1-based line and column of the file as it was. */
export interface Mend {
  path: string;
  line: number;
  column: number;
  text: string;
  /** What it was put in the place of, where that is anything. */
  taken?: string;
}

/** How often an edition is read again: a mend may bring the next fault to light. */
const rounds = 10;

/**
 * Makes all mends of the edition in `dir` that are certain, and returns it as it then is, with what was done. `command`
 * says how commands on it are typed.
 */
export function fixEdition(dir: string, command: CommandLine): CheckedEdition & { mends: Mend[] } {
  const mends: Mend[] = [];
  let checked = checkEdition(dir, { command });
  for (let round = 0; round < rounds; round++) {
    const fixes = certainFixes(checked.edition, checked.problems);
    if (fixes.length === 0) break;
    for (const { path, insertions } of fixes) {
      const known = checked.edition.files.get(path);
      const file = known ?? textFile(path, '');
      const text = insert(file.text, insertions);
      const was = known && { was: rawText(known) };
      writeFiles(dir, [{ path, ...was, bytes: rawText({ ...file, text }) }]);
      append(
        mends,
        insertions.map((insertion) => mendOf(file, insertion)),
      );
    }
    checked = checkEdition(dir, { command });
  }
  return { ...checked, mends };
}

/** Returns what is told of an insertion into a file. */
function mendOf(file: TextFile, { at, text, over = 0 }: Insertion): Mend {
  const { line = 1, column = 1 } = placeOf(file, at).start ?? {};
  const taken = over > 0 && { taken: file.text.slice(at, at + over) };
  return { path: file.path, line, column, text, ...taken };
}
