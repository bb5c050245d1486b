import { readFileSync } from 'node:fs';
import type { EditionFile } from '../core/edition/files.ts';

/** Returns a file that is hashed already, and whose bytes are read when they are asked for: such may be large and many. */
export function readLater(path: string, file: string, sha256: string): EditionFile {
  return {
    path,
    sha256,
    get bytes() {
      return readFileSync(file);
    },
  };
}
