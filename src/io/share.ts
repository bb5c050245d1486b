import { constants, copyFileSync, linkSync } from 'node:fs';

/**
 * Gives a file a second path: its bytes are neither written nor, when one of the two goes, taken from the disk again. Where the
 * file system knows no such links, it is copied. For what is never written into again, whatever its path.
 */
export function share(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}
