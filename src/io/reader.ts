import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Returns what reads files, one after the other, into memory that all of them pass through: what it returns holds until the next is
 * read. Of thousands, memory of its own for each would have the collector look at all that there is, time and again. Throws what opening
 * and reading them throws.
 */
export function createReader(): (path: string) => Buffer<ArrayBuffer> {
  let passing = Buffer.alloc(1 << 16);
  return (path) => {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > passing.length) passing = Buffer.alloc(size * 2);
      return passing.subarray(0, readInto(file, passing.subarray(0, size), 0));
    } finally {
      closeSync(file);
    }
  };
}

/** Reads the bytes of an open file from a place on, and returns how many there were: the system may give fewer at once than there are. */
export function readInto(file: number, bytes: Buffer, at: number): number {
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(file, bytes, length, bytes.length - length, at + length);
    if (read === 0) break;
    length += read;
  }
  return length;
}
