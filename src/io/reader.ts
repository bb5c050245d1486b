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
      let length = 0;
      while (length < size) {
        const read = readSync(file, passing, length, size - length, length);
        if (read === 0) break;
        length += read;
      }
      return passing.subarray(0, length);
    } finally {
      closeSync(file);
    }
  };
}
