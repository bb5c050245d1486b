import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageCache } from '../core/edition/files.ts';
import { sha256 } from './read.ts';
import { root } from './root.ts';
import { toolVersion } from './version.ts';

/** Returns the folder in which what is kept of an edition between runs lies; `dir` is an absolute path. */
export function cacheFolder(dir: string): string {
  return join(root, 'node_modules/.cache/margent', sha256(dir).slice(0, 16));
}

/** A store of parsed pages on disk. */
export interface DiskCache<T> extends PageCache<T> {
  /** Writes what is new, and drops what this run did not ask for. What cannot be kept is made again. */
  save: () => void;
}

/**
 * Opens the cache in `file`. It is one file, since thousands of small ones take longer to open than to parse.
 * `version` names the code that wrote it: what another version wrote is not used, and neither is a line that is not as
 * it was written.
 */
export function openCache<T>(file: string, version = toolVersion()): DiskCache<T> {
  const held = load<T>(file, version);
  const used = new Map<string, T>();
  let changed = false;
  return {
    get(key) {
      const value = held.get(key);
      if (value !== undefined) used.set(key, value);
      return value;
    },
    set(key, value) {
      used.set(key, value);
      changed = true;
    },
    save() {
      if (!changed && used.size === held.size) return;
      const lines = [...used].map((entry) => seal(JSON.stringify(entry), version));
      write(file, [JSON.stringify(version), ...lines].join('\n'));
    },
  };
}

function write(file: string, text: string): void {
  // Two processes can have one number: in containers that share a disk.
  const beside = `${file}.${randomUUID()}`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch {
    // A full disk, or a file in the place of the folder: who asked for a check has nothing to put right.
    discard(beside);
  }
}

function load<T>(file: string, version: string): Map<string, T> {
  try {
    const [head, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (head !== JSON.stringify(version)) return new Map();
    const sound = lines.filter((line) => line === seal(line.slice(sealLength), version));
    return new Map(sound.map((line) => JSON.parse(line.slice(sealLength)) as [string, T]));
  } catch {
    discard(file);
    return new Map();
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { recursive: true, force: true });
  } catch {
    // Whose it is, is not ours to judge: it is not used.
  }
}

/** How long a seal is with the space behind it. */
const sealLength = 65;

/** Puts before an entry what tells that it is what this version wrote: another may be JSON as well, and of the same kind. */
function seal(entry: string, version: string): string {
  return `${sha256(`${version}\n${entry}`)} ${entry}`;
}
