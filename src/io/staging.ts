import { cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { flush, settleTree } from './flush.ts';

/** The folders that a build works in, beside the site that it will replace. */
export interface Staging {
  /** The finished site. */
  out: string;
  /** Where the new one is built. */
  next: string;
  /** Where the old one waits between the two renames. */
  old: string;
  /** Where a copy of it waits that is whole, as long as it is taken away where it cannot be renamed. */
  copy: string;
}

/** Returns the folders beside `out`; hidden, by names that nobody else gives, and always the same, so that caches hold. */
export function stagingFor(out: string): Staging {
  const name = basename(out);
  return {
    out,
    next: join(dirname(out), `.${name}.margent-next`),
    old: join(dirname(out), `.${name}.margent-old`),
    copy: join(dirname(out), `.${name}.margent-copy`),
  };
}

/** Puts right what an interrupted swap left: the old site comes back, or is deleted. */
export function recoverStaging({ out, next, old, copy }: Staging): void {
  if (existsSync(copy) && existsSync(next)) {
    // Some of the old site may be gone by now, and the new one is not in its place.
    rmSync(out, { recursive: true, force: true });
    renameSync(copy, out);
  }
  if (existsSync(old) && !existsSync(out)) renameSync(old, out);
  for (const left of [old, copy, next]) rmSync(left, { recursive: true, force: true });
}

/**
 * Returns the folder to build in, empty: `next`, or `spare`, which is beside what is bundled, where that is on
 * another file system: Astro moves files from the one to the other by renames.
 */
export function stagingFolder({ next }: Staging, spare: string): string {
  rmSync(spare, { recursive: true, force: true });
  return deviceOf(next) === deviceOf(spare) ? next : spare;
}

/** Returns the file system of a path, or of the nearest folder around it that there is. */
function deviceOf(path: string): number | undefined {
  if (existsSync(path)) return statSync(path).dev;
  const around = dirname(path);
  return around === path ? undefined : deviceOf(around);
}

/** Puts the site that was built in `folder` in the place of the old one, by two renames, once all of it is on the disk. */
export async function replaceSite(staging: Staging, folder: string): Promise<void> {
  const { out, next, old, copy } = staging;
  if (folder !== next) {
    cpSync(folder, next, { recursive: true });
    rmSync(folder, { recursive: true });
  }
  await settleTree(next);
  if (existsSync(out)) await setAside(staging);
  renameSync(next, out);
  flush(dirname(out));
  for (const left of [old, copy]) rmSync(left, { recursive: true, force: true });
}

/**
 * Sets the old site aside. A folder of a lower layer of an overlay cannot be renamed, as one of the image of a container: it is
 * copied, and goes when its copy is on the disk
 * (https://docs.kernel.org/filesystems/overlayfs.html#renaming-directories).
 */
async function setAside({ out, old, copy }: Staging): Promise<void> {
  try {
    renameSync(out, old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(out, old, { recursive: true, verbatimSymlinks: true });
    await settleTree(old);
    renameSync(old, copy);
    flush(dirname(out));
    rmSync(out, { recursive: true });
  }
}
