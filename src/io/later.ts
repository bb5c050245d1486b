import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { EditionFile } from '../core/edition/files.ts';

/** A file that is not as it was when it was hashed: somebody saves it, or takes it away, meanwhile. */
export class ChangedMeanwhile extends Error {}

/**
 * Returns a file that is hashed already, and whose bytes are read when they are asked for: such may be large and many. Throws
 * ChangedMeanwhile then, where they are others.
 */
export function readLater(path: string, file: string, sha256: string): EditionFile {
  return {
    path,
    sha256,
    get bytes() {
      const bytes = bytesOf(file);
      if (bytes && hash('sha256', bytes) === sha256) return bytes;
      throw new ChangedMeanwhile(
        `${path} error Unexpected change while the edition is read, expected the file as it was: run the command again`,
      );
    },
  };
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
