import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { halfDoneIn } from './journal.ts';
import { editionFolders } from './read.ts';

/**
 * Returns what is another as soon as a file of the edition in `dir` is, or what a command has left half-written there: the names,
 * sizes and times of all; no file is read.
 */
export function stampOf(dir: string): string {
  const files = editionFolders.flatMap((folder) => stampsIn(join(dir, folder)));
  return [...halfDoneIn(dir), ...files].join('\n');
}

function stampsIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => {
      const stat = statSync(join(folder, name), { bigint: true, throwIfNoEntry: false });
      return [name, stat?.size, stat?.mtimeNs, stat?.ctimeNs, stat?.ino].join(' ');
    });
  } catch {
    return [];
  }
}
