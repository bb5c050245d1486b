import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { chmod, constants, copyFile, open, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Brings the names in a folder to the disk, where the system can. */
export function flush(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows opens no folders.
  }
}

/** Returns the permissions that a new file in a folder gets. */
function modeOfNew(folder: string): number {
  const probe = join(folder, '.margent-mode');
  closeSync(openSync(probe, 'wx'));
  const { mode } = statSync(probe);
  rmSync(probe);
  return mode & 0o777;
}

/** Puts a copy with other permissions in the place of a file, which may be a file of other sites, too. */
async function copyWith(mode: number, path: string): Promise<void> {
  const copy = `${path}.margent-copy`;
  await copyFile(path, copy, constants.COPYFILE_FICLONE);
  await chmod(copy, mode);
  await rename(copy, path);
}

/** Windows flushes what is open for writing alone. */
const flags = process.platform === 'win32' ? 'r+' : 'r';

/** How many files are brought to the disk at once: it takes them together. */
const atOnce = 32;

/**
 * Brings a folder to the disk with all that is in it: many systems write names seconds before what the files hold, and where the power is lost
 * between the two, renamed folders have empty files. Each file gets the mode of a new one: what was kept or copied has that of
 * another day or another place, which servers may not be let read. Throws where the disk refuses a file.
 */
export async function settleTree(folder: string): Promise<void> {
  const fresh = modeOfNew(folder);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const waiting = entries.filter((one) => one.isFile());
  const settleNext = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      const path = join(file.parentPath, file.name);
      const { mode } = await stat(path);
      if ((mode & 0o777) !== fresh) await copyWith(fresh, path);
      const handle = await open(path, flags);
      await handle.sync().finally(() => handle.close());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, settleNext));
  for (const one of entries) if (one.isDirectory()) flush(join(one.parentPath, one.name));
  flush(folder);
}
