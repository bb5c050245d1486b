import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { append } from '../core/page/append.ts';
import { readRegularFile, readRegularText } from './read.ts';

/** What is about to be done in a folder, written beside it before it is done. */
export interface Journal {
  changes: {
    path: string;
    /** Whether there was no such file before. */
    fresh: boolean;
    /** The SHA-256 of what the file is to hold; undefined where it goes. */
    sha256?: string;
  }[];
  /** The folders that are made for it, each after the one that it lies in. */
  folders: string[];
}

const stagePattern = /^\.margent-\d+-[A-Za-z0-9]{6}$/;

/** What the folder begins with, hidden and beside the files, in which a process keeps what it writes until all is done. */
export const stagePrefix = `.margent-${process.pid}-`;

/** The file in that folder that says what is being done; once it is gone, it is done. */
export const journalName = 'journal';

/** The file in that folder that says which folder it is: a copy of it, which may be a stranger’s, is another. */
export const placeName = 'place';

/** Returns what no other folder has, and none that was copied or fetched; '' where the file system does not tell. */
export function placeOf(folder: string): string {
  const { ino, birthtimeNs } = lstatSync(folder, { bigint: true });
  return birthtimeNs > 0n ? `${ino} ${birthtimeNs}` : '';
}

/** What was put right after processes that ended while they wrote. */
export interface Undone {
  /** The paths of the files that they were to change. */
  paths: string[];
  /** The folders that hold what could not be put back where it was. */
  kept: string[];
}

/**
 * Takes back what processes that ended in the middle had begun in `dir`, whose lock the caller has. What somebody has
 * changed since stays. A stage that was made in another folder, and has come with an edition from anywhere, is kept and undone by
 * nobody. Where the file system does not tell, only files of seeds/, originals/, facsimiles/ and content/ are touched, and those that an
 * edition has `begun` with, paths as in a `FileChange`: of these, what is new goes, and lines that were added at the end. None
 * gets other words than it has. Nothing that was in a file is lost: what cannot be put back is kept. `place` is what the file system
 * tells of a stage.
 */
export function undoInterrupted(
  dir: string,
  begun: ReadonlySet<string>,
  place: typeof placeOf = placeOf,
): Undone {
  const undone: Undone = { paths: [], kept: [] };
  for (const name of stagesIn(dir)) {
    const stage = join(dir, name);
    const journal = readJournal(stage);
    if (
      journal === 'unreadable' ||
      (journal && !isSound(journal, { dir, stage, place: place(stage) }, begun))
    ) {
      undone.kept.push(name);
      continue;
    }
    const isWhole = !journal || revert(dir, stage, journal);
    append(undone.paths, journal?.changes.map(({ path }) => path) ?? []);
    if (isWhole) discard(stage);
    else undone.kept.push(setAside(dir, name));
  }
  return undone;
}

/** Takes a stage away that holds nothing which is needed. What cannot be taken away now is by the next command. */
export function discard(stage: string): void {
  try {
    rmSync(stage, { recursive: true, force: true });
  } catch {
    return;
  }
}

/** Keeps a stage from being undone once more: from here on, it is for people. Returns its new name. */
function setAside(dir: string, name: string): string {
  const kept = name.replace(/^(\.margent-)\d+/, '$1kept');
  let free = kept;
  for (let n = 2; isThere(join(dir, free)); n++) free = `${kept}-${n}`;
  renameSync(join(dir, name), join(dir, free));
  return free;
}

/** Whether all that a journal names is what a command may have written. */
function isSound(
  { changes, folders }: Journal,
  { dir, stage, place }: { dir: string; stage: string; place: string },
  begun: ReadonlySet<string>,
): boolean {
  const isPart = (path: string) => /^(?:seeds|originals|facsimiles|content)\//.test(path);
  const isAround = (folder: string) => [...begun].some((path) => path.startsWith(`${folder}/`));
  const areFoldersOwn = folders
    .filter((folder) => !isAround(folder))
    .every((folder) => isPart(`${folder}/any`));
  const isHere = place !== '' && readRegularText(join(stage, placeName)) === place;
  return (
    (isHere || (place === '' && areFoldersOwn)) &&
    folders.every((folder) => isInside(dir, `${folder}/any`)) &&
    changes.every(({ path, fresh }, index) => {
      if (!isInside(dir, path) || !isInside(stage, `${index}.was`)) return false;
      if (isHere || isPart(path)) return true;
      return begun.has(path) && (fresh || isLonger(join(dir, path), wasIn(stage, index)));
    })
  );
}

/** Whether a file begins with all of what it was, or is not changed yet. */
function isLonger(file: string, before: string): boolean {
  if (!isThere(before)) return true;
  const [was, now] = [readRegularFile(before), readRegularFile(file)];
  if ('refused' in was || 'refused' in now) return false;
  return Buffer.from(now.bytes).subarray(0, was.bytes.length).equals(was.bytes);
}

/** The file in `stage` that was there before the change of this index. */
function wasIn(stage: string, index: number): string {
  return join(stage, `${index}.was`);
}

/** Whether something is there that a process keeps while it writes: it is at work, or has ended in the middle. */
export function isBegun(dir: string): boolean {
  return stagesIn(dir).length > 0;
}

/**
 * Returns the names of the folders in `dir` in which processes keep what they write. While somebody has the lock of the
 * edition one of them may be at work; who has it itself knows that none is, whatever numbers they had: those are given
 * again, and others see others'.
 */
export function stagesIn(dir: string): string[] {
  if (!isThere(dir)) return [];
  const folders = readdirSync(dir, { withFileTypes: true }).filter((one) => one.isDirectory());
  return folders.map(({ name }) => name).filter(isStage);
}

/** Whether a folder of this name is one in which a process keeps what it writes. */
export function isStage(name: string): boolean {
  return stagePattern.test(name);
}

/** Returns the names of those of these folders whose processes had begun to put files in their places, and had not ended. */
export function halfDoneIn(dir: string): string[] {
  return stagesIn(dir).filter((name) => isThere(join(dir, name, journalName)));
}

/**
 * Returns the text of a journal: a line for each folder, `/`, and each file: `+` is new, `=` another, `-` gone. Names are
 * written as in a string of JSON: they may hold line ends.
 */
export function serializeJournal({ changes, folders }: Journal): string {
  const files = changes.map(({ path, fresh, sha256 }) =>
    sha256 === undefined ? `- ${escaped(path)}` : `${fresh ? '+' : '='} ${sha256} ${escaped(path)}`,
  );
  return [...folders.map((folder) => `/ ${escaped(folder)}`), ...files]
    .map((line) => `${line}\n`)
    .join('');
}

function escaped(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}

/** Returns the journal of a text; undefined where it is none. */
export function parseJournal(text: string): Journal | undefined {
  const journal: Journal = { changes: [], folders: [] };
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sign, sha256, name = ''] = /^([-+=/]) (?:([0-9a-f]{64}) )?([^]+)$/.exec(line) ?? [];
    const path = unescaped(name);
    if (!path || (sha256 === undefined) !== (sign === '-' || sign === '/')) return undefined;
    if (sign === '/') journal.folders.push(path);
    else journal.changes.push({ path, fresh: sign === '+', ...(sha256 && { sha256 }) });
  }
  return journal;
}

function unescaped(name: string): string | undefined {
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return undefined;
  }
}

/** Returns the journal of a stage; undefined where there is none: nothing had been done yet, or all. */
function readJournal(stage: string): Journal | 'unreadable' | undefined {
  const path = join(stage, journalName);
  if (!isThere(path)) return undefined;
  const text = readRegularText(path);
  return (text !== undefined && parseJournal(text)) || 'unreadable';
}

/** Returns the SHA-256 of a file; nothing where there is none, and no hash of what is none or is too large. */
function hashOf(path: string): string | undefined {
  if (!isThere(path)) return undefined;
  const read = readRegularFile(path);
  return 'refused' in read ? read.refused : read.sha256;
}

function isThere(path: string): boolean {
  return entryAt(path) !== undefined;
}

/** Returns what is at a path; undefined where nothing is, since there is none or the disk takes no such name. */
function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

/** Whether a path, relative and with `/`, leads through folders of `dir` to a regular file of it or to none. */
export function isInside(dir: string, path: string): boolean {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..' || /[\\\0:]/.test(name)))
    return false;
  return names.every((_, index) => {
    const stat = entryAt(join(dir, ...names.slice(0, index + 1)));
    return !stat || (index === names.length - 1 ? stat.isFile() : stat.isDirectory());
  });
}

/**
 * Takes back what of a journal has been done in `dir`; the files that were there before wait in `stage`. Returns false
 * where one of them waits there still, since somebody has changed what was put in its place.
 */
export function revert(dir: string, stage: string, { changes, folders }: Journal): boolean {
  const whole = [...changes.entries()]
    .reverse()
    .map(([index, change]) => takeBack(join(dir, change.path), wasIn(stage, index), change));
  for (const folder of [...folders].reverse()) removeEmpty(join(dir, folder));
  return whole.every(Boolean);
}

/** Returns whether nothing is lost with what the file was `before`. */
function takeBack(
  file: string,
  before: string,
  { fresh, sha256: written }: Journal['changes'][number],
): boolean {
  const now = hashOf(file);
  if (now === undefined || now === written) {
    if (fresh && now !== undefined) rmSync(file);
    else if (!fresh && isThere(before)) putBack(before, file);
    return true;
  }
  // Not changed yet, or by somebody since.
  return fresh || !isThere(before) || hashOf(before) === now;
}

/** Puts a file back, with its folder where that is gone since. */
function putBack(before: string, file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  renameSync(before, file);
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It was not made, or somebody has put something into it.
  }
}
