import { certainFixes } from '../core/edit/fix.ts';
import type { Edition } from '../core/edition/edition.ts';
import { insert } from '../core/page/edit.ts';
import { placeOf, rawText, textFile } from '../core/page/file.ts';
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

/** Makes all mends of the edition in `dir` that are certain, and returns it as it then is, with what was done. */
export function fixEdition(dir: string): CheckedEdition & { mends: Mend[] } {
  const mends: Mend[] = [];
  let checked = checkEdition(dir);
  for (let round = 0; round < rounds; round++) {
    const fixes = certainFixes(checked.edition, checked.problems);
    if (fixes.length === 0) break;
    for (const { path, insertions } of fixes) {
      mends.push(...apply(dir, path, insertions, checked.edition));
    }
    checked = checkEdition(dir);
  }
  return { ...checked, mends };
}

function apply(
  dir: string,
  path: string,
  insertions: Parameters<typeof insert>[1],
  { files }: Edition,
): Mend[] {
  const known = files.get(path);
  const file = known ?? textFile(path, '');
  const text = insert(file.text, insertions);
  if (known) writeFiles(dir, [{ path, was: rawText(file), bytes: rawText({ ...file, text }) }]);
  else writeFiles(dir, [{ path, bytes: text }]);
  return insertions.map(({ at, text: added, over = 0 }) => {
    const { line = 1, column = 1 } = placeOf(file, at).start ?? {};
    const taken = over > 0 && { taken: file.text.slice(at, at + over) };
    return { path, line, column, text: added, ...taken };
  });
}
