import type { Edition } from '../edition/edition.ts';
import type { Insertion, Problem } from '../problem.ts';
import { sourceEscapes } from './escapes.ts';

/** What `--fix` does to one file: what is put in, by UTF-16 offsets in its text; one that is not there is made. */
export interface FileFix {
  path: string;
  insertions: Insertion[];
}

/**
 * Returns the mends that are certain, by file: those that the faults bring with them, and the backslashes by which
 * the source text of a page says what its seed says. Mending may bring further faults to light, with mends of their own.
 */
export function certainFixes(edition: Edition, problems: readonly Problem[]): FileFix[] {
  const byFile = new Map<string, Map<string, Insertion>>();
  const add = (path: string, insertion: Insertion) => {
    const own = byFile.get(path) ?? new Map<string, Insertion>();
    // Two faults may have one mend.
    const { at, over = 0, text } = insertion;
    byFile.set(path, own.set(`${at} ${over} ${text}`, insertion));
  };
  for (const { fix } of problems) fix?.insertions.forEach((one) => add(fix.file, one));
  const faulty = new Set(problems.map(({ place }) => place.file));
  for (const source of edition.sources) {
    const file = edition.files.get(source.page.file);
    if (!file || !faulty.has(file.path)) continue;
    for (const insertion of sourceEscapes(source, file)) add(file.path, insertion);
  }
  return [...byFile].map(([path, insertions]) => ({ path, insertions: [...insertions.values()] }));
}
