import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PageCache } from '../core/edition/files.ts';
import { writeLines } from './lines.ts';
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
  /** Whether it has something under a key, which counts as asked for, and is not read. */
  has: (key: string) => boolean;
  /** Writes what is new, and drops what this run did not ask for. What cannot be kept is made again. */
  save: () => void;
}

/**
 * Opens the cache in `file`. It is one file, since thousands of small ones take longer to open than to parse.
 * `version` names the code that wrote it: what another version wrote is not used, and neither is a line that is not as
 * it was written, or holds something of another kind than the `example`.
 */
export function openCache<T>(file: string, example: T, version = toolVersion()): DiskCache<T> {
  // By their keys as JSON: lines as they are written, so that each takes time and memory when it is asked for.
  const held = load(file, version);
  const used = new Map<string, string>();
  let changed = false;
  const find = (key: string) => {
    const line = held.get(JSON.stringify(key));
    if (line !== undefined) used.set(key, line);
    return line;
  };
  return {
    has: (key) => find(key) !== undefined,
    get(key) {
      const line = find(key);
      const value = line === undefined ? undefined : read(line, example, version);
      if (value === undefined) used.delete(key);
      return value;
    },
    set(key, value) {
      used.set(key, seal(JSON.stringify([key, value]), version));
      changed = true;
    },
    save() {
      if (!changed && used.size === held.size) return;
      write(file, [JSON.stringify(version), ...used.values()]);
    },
  };
}

function write(file: string, lines: readonly string[]): void {
  // Two processes can have one number: in containers that share a disk.
  const beside = `${file}.${randomUUID()}`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeLines(beside, lines);
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

/** Returns the lines of a file by their keys. */
function load(file: string, version: string): Map<string, string> {
  try {
    const [head, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (head !== JSON.stringify(version)) return new Map();
    return new Map(lines.flatMap((line) => withKey(line)));
  } catch {
    discard(file);
    return new Map();
  }
}

/** Returns a line with the key that it begins with, as JSON; nothing where it does not. */
function withKey(line: string): [key: string, line: string][] {
  const key = /^\[("(?:[^"\\]|\\.)*"),/.exec(line.slice(sealLength))?.[1];
  return key === undefined ? [] : [[key, line]];
}

/** Returns what a line holds; undefined where it is not as it was written. */
function read<T>(line: string, example: T, version: string): T | undefined {
  const entry = line.slice(sealLength);
  if (line !== seal(entry, version)) return undefined;
  const [, value] = JSON.parse(entry) as [string, unknown];
  return isAlike(value, example) ? (value as T) : undefined;
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
