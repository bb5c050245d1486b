import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageCache } from '../core/edition/files.ts';
import { sha256 } from './read.ts';
import { root } from './root.ts';

/** Returns the folder in which what is kept of an edition between runs lies; `dir` is an absolute path. */
export function cacheFolder(dir: string): string {
  return join(root, 'node_modules/.cache/margent', sha256(dir).slice(0, 16));
}

/** A store of parsed pages on disk. */
export interface DiskCache<T> extends PageCache<T> {
  /** Writes what is new, and drops what this run did not ask for. */
  save: () => void;
}

/**
 * Opens the cache in `file`. It is one file, since thousands of small ones take longer to open than to parse.
 * `version` names the code that wrote it: what another version wrote is not used.
 */
export function openCache<T>(file: string, version: string): DiskCache<T> {
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
      const lines = [JSON.stringify(version)];
      for (const [key, value] of used) lines.push(JSON.stringify([key, value]));
      mkdirSync(join(file, '..'), { recursive: true });
      // Two processes can have one number: in containers that share a disk.
      const beside = `${file}.${randomUUID()}`;
      writeFileSync(beside, lines.join('\n'));
      renameSync(beside, file);
    },
  };
}

function load<T>(file: string, version: string): Map<string, T> {
  try {
    const [head, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (head !== JSON.stringify(version)) return new Map();
    return new Map(lines.map((line) => JSON.parse(line) as [string, T]));
  } catch {
    rmSync(file, { recursive: true, force: true });
    return new Map();
  }
}

const packages = fileURLToPath(new URL('../../package-lock.json', import.meta.url));

/**
 * Returns a digest of the code in `folders`, of the packages it may use and of what runs it: a cache that outlives a
 * change of the code is a fault.
 */
export function versionOf(folders: readonly string[]): string {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const read = [...files.sort(), packages].map((file) => `${file}\n${readFileSync(file, 'utf8')}`);
  return sha256([process.version, ...read].join('\n'));
}
