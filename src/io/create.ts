import { appendFileSync, lstatSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that is to come: new, or lengthened by `append`. */
export interface Addition {
  /** An absolute path. */
  path: string;
  bytes: Uint8Array | string;
  append?: boolean;
}

/**
 * Adds all of these files or none: when one cannot be written, what was written before it is taken back, and
 * the error is thrown. Never writes over a file, and never through a symbolic link. Returns what takes them all back.
 */
export function addFiles(additions: readonly Addition[]): () => void {
  const steps: (() => void)[] = [];
  const undo = () => {
    for (const step of steps.splice(0).reverse()) step();
  };
  try {
    for (const addition of additions) add(addition, steps);
  } catch (error) {
    undo();
    throw error;
  }
  return undo;
}

function add({ path, bytes, append = false }: Addition, undo: (() => void)[]): void {
  const made = mkdirSync(dirname(path), { recursive: true });
  if (made !== undefined) undo.push(() => rmSync(made, { recursive: true }));
  const size = append ? sizeOf(path) : undefined;
  if (size === undefined) {
    writeFileSync(path, bytes, { flag: 'wx' });
    undo.push(() => rmSync(path));
  } else {
    undo.push(() => truncateSync(path, size));
    appendFileSync(path, bytes);
  }
}

function sizeOf(path: string): number | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.size;
}
