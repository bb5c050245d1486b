import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type FileHash, hashFile } from './hash-file.ts';
import { readRegularText, sha256 } from './read.ts';
import { toolVersion } from './version.ts';

/*
 * Pages that were drawn are kept, and taken on trust: one that was cut off, or drawn by a build that came
 * to no end and whose edition was then put back, would be published as it is. So their folder is sealed when a build has
 * ended well, and what is found without a whole seal is not used. The seal holds the hashes of the files as well, each with
 * what the system says of its file, so that thousands that nobody has touched are not read to learn that.
 */

/**
 * Hashes of files by what the system says of them: a file of which it says the same has the same bytes. While a folder is open,
 * what it says of a file's bytes is enough; paths that the file gets and loses meanwhile are told as changes as well.
 */
export type Known = ReadonlyMap<string, string>;

/**
 * Seals a folder with the digest of its name, of its files and of the tool. `known` is what opening it returned; `now`, in milliseconds
 * since 1970, the time.
 */
export function sealFolder(folder: string, known: Known = new Map(), now = Date.now()): void {
  try {
    const files = readFiles(folder, known);
    const settled = files.filter(({ changed }) => changed < now - unsure);
    const lines = settled.map(({ sha256, state }) => `${sha256} ${state}`);
    writeFileSync(sealOf(folder), [digestOf(folder, files), ...lines].join('\n'));
  } catch {
    // Without its seal the folder is not used.
  }
}

/**
 * For how long, in milliseconds, a file that was changed may be changed again without the system telling the one change from
 * the other: its clock goes in steps, on some file systems of two seconds.
 */
const unsure = 3000;

/**
 * Opens a sealed folder: from here on it has no seal. One that has none, or another than its own, is taken away. Returns
 * what is known of its files.
 */
export function openSealed(folder: string): Known {
  const known = readSeal(folder);
  if (!known) rmSync(folder, { recursive: true, force: true });
  rmSync(sealOf(folder), { recursive: true, force: true });
  return new Map([...(known ?? [])].map(([state, hash]) => [bytesIn(state), hash]));
}

/** Returns the hash of the file at a path, wherever that is, of whose bytes the system says what is `known`; undefined where it says something else. */
export function knownHash(known: Known, file: string): FileHash | undefined {
  const { state, bytes } = stateOf(file);
  const sha256 = known.get(bytesIn(state));
  return sha256 === undefined ? undefined : { sha256, bytes };
}

/** Whether a folder has its seal, and is as it was when this version of the tool put it on. */
export function isSealed(folder: string): boolean {
  return readSeal(folder) !== undefined;
}

/** How large a seal may be, in bytes: it has a line for each file. */
const sealLimit = 500_000_000;

function sealOf(folder: string): string {
  return `${folder}.sha256`;
}

/** Returns what the seal of a folder says of its files; undefined where it is not the folder's own. */
function readSeal(folder: string): Known | undefined {
  try {
    const [digest, ...lines] = readRegularText(sealOf(folder), sealLimit)?.split('\n') ?? [];
    const known = new Map(lines.map((line) => [line.slice(65), line.slice(0, 64)]));
    return digest === digestOf(folder, readFiles(folder, known)) ? known : undefined;
  } catch {
    return undefined;
  }
}

/** Returns what a state says of the bytes of a file. */
function bytesIn(state: string): string {
  return state.slice(0, state.lastIndexOf(' '));
}

/** A file in a folder that is sealed. */
interface SealedFile {
  path: string;
  sha256: string;
  /** What the system says of it that changes with its bytes; last, when anything of it was changed. */
  state: string;
  /** When its bytes were changed, in milliseconds since 1970. */
  changed: number;
}

function readFiles(folder: string, known: Known): SealedFile[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return files.map((file) => {
    const { state, changed } = stateOf(file);
    const hash = known.get(state) ?? known.get(bytesIn(state)) ?? hashFile(file).sha256;
    return { path: file.slice(folder.length), sha256: hash, state, changed };
  });
}

/** Returns what the system says of a file: as a state, of its bytes how many they are, and when they were changed. Throws where it is none. */
function stateOf(file: string): { state: string; bytes: number; changed: number } {
  const found = statSync(file, { bigint: true });
  // Of a pipe, one would wait for the bytes.
  if (!found.isFile()) throw new Error(`${file}: not a file`);
  const { dev, ino, size, mtimeNs, ctimeNs } = found;
  return {
    state: [dev, ino, size, mtimeNs, ctimeNs].join(' '),
    bytes: Number(size),
    changed: Number(mtimeNs / 1_000_000n),
  };
}

/** What a folder is called may be the key of what it was made of. */
function digestOf(folder: string, files: readonly SealedFile[]): string {
  const lines = files.map(({ sha256, path }) => `${sha256} ${path}`);
  return sha256([toolVersion(), basename(folder), ...lines].join('\n'));
}
