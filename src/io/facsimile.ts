import { statSync } from 'node:fs';
import { facsimileLimit } from '../core/edition/facsimile.ts';
import type { EditionFile } from '../core/edition/files.ts';
import { hashFile } from './hash-file.ts';
import { readLater } from './later.ts';

/**
 * Returns the image of a page that lies at a path, `file` on the disk: regular, of a bounded size, hashed; its bytes are read when
 * they are asked for. What is hashed already, and has neither another size nor another date, is not read again by the same process.
 */
export function readFacsimileFile(path: string, file: string): EditionFile {
  try {
    const { size, mtimeMs } = statSync(file);
    if (size > facsimileLimit) return { path, refused: 'too-large' };
    const key = `${file} ${size} ${mtimeMs}`;
    const sha256 = hashes.get(key) ?? hashFile(file).sha256;
    hashes.set(key, sha256);
    return readLater(path, file, sha256);
  } catch {
    return { path, refused: 'unreadable' };
  }
}

/** `dev` reads the edition at each change of a word in it. */
const hashes = new Map<string, string>();
