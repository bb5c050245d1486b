import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PageCache } from '../core/edition/files.ts';
import { type LineAt, linesAt, linesBeside } from './lines-apart.ts';
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
  const beside = linesBeside(file, JSON.stringify(version));
  // By their keys as JSON, where they stand: what is kept of a large edition would fill the memory.
  let held = load(file, version);
  let used = new Map<string, LineAt>();
  let changed = false;
  const find = (key: string) => {
    const name = JSON.stringify(key);
    const line = used.get(name) ?? held.get(name);
    if (line) used.set(name, line);
    return line;
  };
  /** Where the disk is full, or a file in the place of the folder, who asked for a check has nothing to put right. */
  const unkept = () => {
    beside.discard();
    used = new Map([...used].filter(([, line]) => line.file === file));
  };
  return {
    has: (key) => find(key) !== undefined,
    get(key) {
      const line = find(key);
      const value = line && read(beside.read(line) ?? '', key, { example, version });
      if (value === undefined) used.delete(JSON.stringify(key));
      return value;
    },
    set(key, value) {
      try {
        used.set(JSON.stringify(key), beside.add(seal(JSON.stringify([key, value]), version)));
        changed = true;
      } catch {
        unkept();
      }
    },
    save() {
      if (!changed && used.size === held.size) return;
      try {
        const lines = beside.replace([...used.values()]);
        used = new Map([...used.keys()].map((key, index) => [key, lines[index] as LineAt]));
        held = used;
      } catch {
        unkept();
      }
      changed = false;
    },
  };
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

/** How many bytes of a line are looked at for its key, and how many one may have: what is longer is damaged, and fits no text. */
const [keyLimit, longest] = [4096, 256_000_000];

/** Returns where the lines of a file stand, by their keys. */
function load(file: string, version: string): Map<string, LineAt> {
  const held = new Map<string, LineAt>();
  try {
    let isFirst = true;
    for (const { head, ...line } of linesAt(file, keyLimit)) {
      if (isFirst && head !== JSON.stringify(version)) return held;
      const key = isFirst ? undefined : keyIn(head);
      if (key !== undefined && line.length <= longest) held.set(key, line);
      isFirst = false;
    }
    return held;
  } catch {
    discard(file);
    return new Map();
  }
}

/** Returns the key that a line begins with, as JSON; undefined where it begins with none. */
function keyIn(head: string): string | undefined {
  return /^\[("(?:[^"\\]|\\.)*"),/.exec(head.slice(sealLength))?.[1];
}

/**
 * Returns what a line holds under a key; undefined where it is not as it was written, or is another's: a process that kept
 * something meanwhile may have put it where that of this key stood.
 */
function read<T>(
  line: string,
  key: string,
  { example, version }: { example: T; version: string },
): T | undefined {
  const entry = line.slice(sealLength);
  if (line !== seal(entry, version)) return undefined;
  const [own, value] = JSON.parse(entry) as [string, unknown];
  return own === key && isAlike(value, example) ? (value as T) : undefined;
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
