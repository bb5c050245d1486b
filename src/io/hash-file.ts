import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** The SHA-256 of a file, lower-case hexadecimal, and its length in bytes. */
export interface FileHash {
  sha256: string;
  bytes: number;
}

/** All files pass through this one: for each of thousands, memory of its own would take longer than its hash. */
const passage = Buffer.alloc(1 << 18);

/** Returns the hash of the file at `path`. Throws what opening and reading it throws. */
export function hashFile(path: string): FileHash {
  const descriptor = openSync(path, 'r');
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for (let read = readSync(descriptor, passage); read > 0; read = readSync(descriptor, passage)) {
      hash.update(passage.subarray(0, read));
      bytes += read;
    }
    return { sha256: hash.digest('hex'), bytes };
  } finally {
    closeSync(descriptor);
  }
}

/** Tells the hash of a file of a folder, by its path in it. */
export type Hashes = (path: string) => FileHash;

/**
 * Returns what tells the hashes of the files of a folder that nobody writes to any more: each is read once, if it is not `known`
 * what the one at its path is.
 */
export function hashesIn(
  folder: string,
  known: (path: string) => FileHash | undefined = () => undefined,
): Hashes {
  const told = new Map<string, FileHash>();
  return (path) => {
    const file = join(folder, path);
    const hash = told.get(path) ?? known(file) ?? hashFile(file);
    told.set(path, hash);
    return hash;
  };
}
