import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PageCache } from '../core/edition/files.ts';
import { sha256 } from './read.ts';
import { packageFolders } from './root.ts';
import { toolVersion } from './version.ts';

/**
 * Returns the folder in which what is kept of an edition between runs lies; `dir` is an absolute path. It is among the
 * packages, where code that is bundled into it finds them.
 */
export function cacheFolder(dir: string): string {
  return join(packageFolders[0], '.cache/margent', sha256(dir).slice(0, 16));
}

/** A store of parsed pages on disk. */
export interface DiskCache<T> extends PageCache<T> {
  /** Writes what is new, and drops what this run did not ask for. What cannot be kept is made again. */
  save: () => void;
}

/**
 * Opens the cache in `file`. It is one file, since thousands of small ones take longer to open than to parse.
 * `version` names the code that wrote it: what another version wrote is not used, and neither is a line that is not as
 * it was written, or holds something of another kind than the `example`.
 */
export function openCache<T>(file: string, example: T, version = toolVersion()): DiskCache<T> {
  const held = load(file, example, version);
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

/** What a process left that ended while it wrote: the name of a cache, and a UUID. */
const unfinished = /\.jsonl\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Takes away what processes that ended while they wrote left in the cache of the edition in `dir`. One that writes at this
 * moment keeps nothing, and is not disturbed.
 */
export function sweepCache(dir: string): void {
  const folder = cacheFolder(dir);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (unfinished.test(name)) discard(join(folder, name));
}

function load<T>(file: string, example: T, version: string): Map<string, T> {
  try {
    const [head, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (head !== JSON.stringify(version)) return new Map();
    const sound = lines.filter((line) => line === seal(line.slice(sealLength), version));
    const entries = sound.map((line): unknown => JSON.parse(line.slice(sealLength)));
    return new Map(entries.filter((entry) => isEntry(entry, example)));
  } catch {
    discard(file);
    return new Map();
  }
}

function isEntry<T>(value: unknown, example: T): value is [string, T] {
  return Array.isArray(value) && typeof value[0] === 'string' && isAlike(value[1], example);
}

/**
 * Whether a value of JSON has the type of the example: an object has all its fields, and each item of a list the type of
 * the example's item in its place, or of the last one.
 */
function isAlike(value: unknown, example: unknown): boolean {
  if (Array.isArray(example)) {
    const isItem = (item: unknown, index: number) =>
      example.length === 0 || isAlike(item, example[Math.min(index, example.length - 1)]);
    return Array.isArray(value) && value.every(isItem);
  }
  if (!isObject(example)) return typeof value === typeof example;
  return (
    isObject(value) && Object.keys(example).every((name) => isAlike(value[name], example[name]))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
