import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that cannot be changed as it was asked: another was there, or it lies elsewhere. */
export class ChangeRefused extends Error {}

/**
 * Replaces the text of a regular file of an edition: the new one is written beside it and swapped in by one rename.
 * `path` is relative to the edition's folder `dir`, an absolute path. Refuses what leads out of that folder, goes
 * through a symbolic link, or is not what it `was` when it was read.
 */
export function changeFile(dir: string, path: string, was: string, text: string): void {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..' || /[\\\0:]/.test(name))) {
    throw new ChangeRefused(`Unexpected path “${path}”, expected one inside the edition`);
  }
  names.forEach((_, index) => {
    const part = names.slice(0, index + 1).join('/');
    const stat = lstatSync(join(dir, part), { throwIfNoEntry: false });
    const last = index === names.length - 1;
    if (stat && (last ? stat.isFile() : stat.isDirectory())) return;
    throw new ChangeRefused(`Unexpected ${part}, expected a regular ${last ? 'file' : 'folder'}`);
  });
  const file = join(dir, path);
  if (readFileSync(file, 'utf8') !== was) {
    throw new ChangeRefused(
      `Unexpected change of ${path} since it was read, expected it unchanged`,
    );
  }
  replace(file, text, lstatSync(file).mode);
}

function replace(file: string, text: string, mode: number): void {
  // Hidden, so that nothing reads it for a file of the edition.
  const next = join(dirname(file), `.${basename(file)}.${process.pid}.next`);
  try {
    writeFileSync(next, text, { flag: 'wx', mode });
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}
