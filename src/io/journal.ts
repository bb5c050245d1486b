import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './read.ts';

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

const stagePattern = /^\.margent-(\d+)-[A-Za-z0-9]{6}$/;

/** What the folder begins with, hidden and beside the files, in which a process keeps what it writes until all is done. */
export const stagePrefix = `.margent-${process.pid}-`;

/** The file in that folder that says what is being done; once it is gone, it is done. */
export const journalName = 'journal';

/**
 * Takes back what a process that ended in the middle had begun in `dir`, and returns the paths of the files that were
 * to be changed. What somebody has changed since stays. The folder may have come with an edition from anywhere, so
 * only files of seeds/ and content/ are touched, and those that an edition has `begun` with, paths as in a `Change`:
 * of these, what is new goes, and lines that were added at the end. None gets other words than it has.
 */
export function undoInterrupted(dir: string, begun: ReadonlySet<string>): string[] {
  return stagesIn(dir).flatMap((name) => {
    const stage = join(dir, name);
    const journal = readJournal(stage);
    const sound = journal && isSound(journal, { dir, stage }, begun) ? journal : undefined;
    if (sound) revert(dir, stage, sound);
    rmSync(stage, { recursive: true, force: true });
    return sound?.changes.map(({ path }) => path) ?? [];
  });
}

/** Whether all that a journal names is what a command may have written. */
function isSound(
  { changes, folders }: Journal,
  { dir, stage }: { dir: string; stage: string },
  begun: ReadonlySet<string>,
): boolean {
  const isPart = (path: string) => /^(?:seeds|content)\//.test(path);
  const isAround = (folder: string) => [...begun].some((path) => path.startsWith(`${folder}/`));
  const areFoldersOwn = folders
    .filter((folder) => !isAround(folder))
    .every((folder) => isPart(`${folder}/any`));
  return (
    areFoldersOwn &&
    folders.every((folder) => isInside(dir, `${folder}/any`)) &&
    changes.every(({ path, fresh }, index) => {
      if (!isInside(dir, path)) return false;
      if (isPart(path)) return true;
      return begun.has(path) && (fresh || isLonger(join(dir, path), wasIn(stage, index)));
    })
  );
}

/** Whether a file begins with all of what it was, or is not changed yet. */
function isLonger(file: string, before: string): boolean {
  const stat = lstatSync(before, { throwIfNoEntry: false });
  if (!stat) return true;
  if (!stat.isFile() || !existsSync(file)) return false;
  const was = readFileSync(before);
  return readFileSync(file).subarray(0, was.length).equals(was);
}

/** The file in `stage` that was there before the change of this index. */
function wasIn(stage: string, index: number): string {
  return join(stage, `${index}.was`);
}

/** Whether something of a process that is no more is left in `dir`. */
export function isInterrupted(dir: string): boolean {
  return stagesIn(dir).length > 0;
}

/** The folders of processes that are no more. */
function stagesIn(dir: string): string[] {
  const folders = readdirSync(dir, { withFileTypes: true }).filter((one) => one.isDirectory());
  return folders
    .map(({ name }) => name)
    .filter((name) => {
      const pid = stagePattern.exec(name)?.[1];
      return pid !== undefined && !isRunning(Number(pid));
    });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Returns the text of a journal: a line for each folder, `/`, and each file: `+` is new, `=` another, `-` gone. */
export function serializeJournal({ changes, folders }: Journal): string {
  const files = changes.map(({ path, fresh, sha256 }) =>
    sha256 === undefined ? `- ${path}` : `${fresh ? '+' : '='} ${sha256} ${path}`,
  );
  return [...folders.map((folder) => `/ ${folder}`), ...files].map((line) => `${line}\n`).join('');
}

/** Returns the journal of a text; undefined where it is none. */
export function parseJournal(text: string): Journal | undefined {
  const journal: Journal = { changes: [], folders: [] };
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sign, sha256, path] = /^([-+=/]) (?:([0-9a-f]{64}) )?(.+)$/.exec(line) ?? [];
    if (path === undefined || (sha256 === undefined) !== (sign === '-' || sign === '/'))
      return undefined;
    if (sign === '/') journal.folders.push(path);
    else journal.changes.push({ path, fresh: sign === '+', ...(sha256 && { sha256 }) });
  }
  return journal;
}

function readJournal(stage: string): Journal | undefined {
  const path = join(stage, journalName);
  // Where it is not there, nothing had been done yet, or all.
  return existsSync(path) ? parseJournal(readFileSync(path, 'utf8')) : undefined;
}

/** Whether a path, relative and with `/`, leads through folders of `dir` to a regular file of it or to none. */
export function isInside(dir: string, path: string): boolean {
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..' || /[\\\0:]/.test(name)))
    return false;
  return names.every((_, index) => {
    const stat = lstatSync(join(dir, ...names.slice(0, index + 1)), { throwIfNoEntry: false });
    return !stat || (index === names.length - 1 ? stat.isFile() : stat.isDirectory());
  });
}

/** Takes back what of a journal has been done in `dir`; the files that were there before wait in `stage`. */
export function revert(dir: string, stage: string, { changes, folders }: Journal): void {
  [...changes.entries()].reverse().forEach(([index, { path, fresh, sha256: written }]) => {
    const file = join(dir, path);
    const now = existsSync(file) ? sha256(readFileSync(file)) : undefined;
    // Not changed yet, or by somebody since.
    if (now !== undefined && now !== written) return;
    const before = wasIn(stage, index);
    if (fresh && now !== undefined) rmSync(file);
    else if (!fresh && existsSync(before)) renameSync(before, file);
  });
  for (const folder of [...folders].reverse()) removeEmpty(join(dir, folder));
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It was not made, or somebody has put something into it.
  }
}
