import { statSync } from 'node:fs';
import { facsimileLimit } from '../core/edition/facsimile.ts';
import type { EditionFile } from '../core/edition/files.ts';
import { hashFile } from './hash-file.ts';
import { readLater } from './later.ts';

/**
 * Returns the image of a page that lies at a path, `file` on the disk: regular, of a bounded size, hashed; its bytes are read when
 * they are asked for. What is hashed already, and is the same by all that the system says of it, is not read again by the same process.
 */
export function readFacsimileFile(path: string, file: string): EditionFile {
  try {
    const { size, mtimeNs, ctimeNs, ino } = statSync(file, { bigint: true });
    if (size > facsimileLimit) return { path, refused: 'too-large' };
    // A copy may have the date of what it is a copy of: it has a place of its own, or was changed later.
    const key = [file, size, mtimeNs, ctimeNs, ino].join(' ');
    const sha256 = hashes.get(key) ?? hashFile(file).sha256;
    hashes.set(key, sha256);
    return readLater(path, file, sha256);
  } catch {
    return { path, refused: 'unreadable' };
  }
}

/** `dev` reads the edition at each change of a word in it. */
const hashes = new Map<string, string>();
