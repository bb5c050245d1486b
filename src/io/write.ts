import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import {
  discard,
  isInside,
  type Journal,
  journalName,
  placeName,
  placeOf,
  revert,
  serializeJournal,
  stagePrefix,
} from './journal.ts';
import { flush } from './flush.ts';
import { sha256 } from './read.ts';

/** What becomes of a file. */
export interface FileChange {
  /** Relative to the folder that is changed, with `/`. */
  path: string;
  /** What it held when it was read; undefined where there is to be none yet. */
  was?: Uint8Array | string | undefined;
  /** What it is to hold; undefined where it goes. */
  bytes?: Uint8Array | string | undefined;
}

/** A file that cannot be changed as it was asked: another is there, or it lies elsewhere. */
export class ChangeRefused extends Error {}

/**
 * Makes all of these changes in `dir`, an absolute path, or none of them. Everything is first written beside and
 * brought to the disk; then the files are put in their places, and those that were there are kept until the last is.
 * When one cannot be put there, the others are taken back and the error is thrown; when the process ends in
 * between, `undoInterrupted` takes them back. Refuses to write over a file that is to be new, to change one that is
 * not what it `was` (also where somebody saves it meanwhile), and what leads out of `dir` or through a symbolic link.
 */
export function writeFiles(dir: string, changes: readonly FileChange[]): void {
  for (const change of changes) refuseUnfit(dir, change);
  const made = mkdirSync(dir, { recursive: true });
  const journal = { changes: changes.map(entryOf), folders: missingFolders(dir, changes) };
  let stage: string | undefined;
  try {
    stage = mkdtempSync(join(dir, stagePrefix));
    const staging = { dir, stage, changes, journal };
    writeBeside(staging);
    putInPlace(staging);
    refuseOvertaken(staging);
    // It is done as soon as this is gone.
    rmSync(join(stage, journalName));
    flush(stage);
  } catch (error) {
    if (stage !== undefined) {
      // Where this fails as well, what was there stays in `stage`, and the next command tries again.
      if (revert(dir, stage, journal)) discard(stage);
    }
    if (made !== undefined) rmSync(made, { recursive: true });
    throw error;
  }
  discard(stage);
}

function refuseUnfit(dir: string, { path, was }: FileChange): void {
  if (!isInside(dir, path)) {
    throw new ChangeRefused(
      `Unexpected path “${path}”, expected a regular file in regular folders of the edition`,
    );
  }
  const stat = lstatSync(join(dir, path), { throwIfNoEntry: false });
  if (was === undefined && stat) {
    throw new ChangeRefused(`Unexpected ${path}, which is there already, expected none`);
  }
  if (was === undefined) return;
  refuseOther(path, was, stat && join(dir, path));
}

/** Throws where `file` is not there, or does not hold what the file of a path held when it was read. */
function refuseOther(path: string, was: Uint8Array | string, file: string | undefined): void {
  if (file !== undefined && Buffer.from(was).equals(readFileSync(file))) return;
  throw new ChangeRefused(`Unexpected change of ${path} since it was read, expected it unchanged`);
}

function entryOf({ path, was, bytes }: FileChange): Journal['changes'][number] {
  return {
    path,
    fresh: was === undefined,
    ...(bytes !== undefined && { sha256: sha256(bytes) }),
  };
}

/** The folders that are not there yet, each after the one that it lies in. */
function missingFolders(dir: string, changes: readonly FileChange[]): string[] {
  const around = changes.flatMap(({ path, bytes }) => {
    const names = dirname(path).split('/');
    return bytes === undefined ? [] : names.map((_, index) => names.slice(0, index + 1).join('/'));
  });
  return [...new Set(around)].filter(
    (folder) => !lstatSync(join(dir, folder), { throwIfNoEntry: false }),
  );
}

/** Changes of a folder, and the folder in it where they are kept until all are made. */
interface Staging {
  dir: string;
  stage: string;
  changes: readonly FileChange[];
  journal: Journal;
}

function writeBeside({ dir, stage, changes, journal }: Staging): void {
  changes.forEach(({ path, bytes }, index) => {
    if (bytes === undefined) return;
    const mode = lstatSync(join(dir, path), { throwIfNoEntry: false })?.mode;
    writeWhole(join(stage, String(index)), { path, bytes, mode });
  });
  const place = join(stage, placeName);
  writeWhole(place, { path: place, bytes: placeOf(stage) });
  const unfinished = join(stage, `${journalName}.next`);
  writeWhole(unfinished, { path: unfinished, bytes: serializeJournal(journal) });
  renameSync(unfinished, join(stage, journalName));
  flush(stage);
}

/** What a file is to hold, and the path that is told where the disk refuses it. */
interface Contents {
  path: string;
  bytes: Uint8Array | string;
  mode?: number | undefined;
}

/** Writes a file and brings it to the disk. */
function writeWhole(file: string, { path, bytes, mode = 0o666 }: Contents): void {
  const descriptor = openSync(file, 'wx', mode);
  try {
    naming(path, () => {
      writeFileSync(descriptor, bytes);
      fsyncSync(descriptor);
    });
  } finally {
    closeSync(descriptor);
  }
}

/** Does what the disk may refuse, and has the refusal name a `path`, not what lies beside and goes with it. */
function naming(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}

function putInPlace({ dir, stage, changes, journal }: Staging): void {
  for (const folder of journal.folders) mkdirSync(join(dir, folder));
  changes.forEach(({ path, was, bytes }, index) => {
    const [file, next] = [join(dir, path), join(stage, String(index))];
    const before = `${next}.was`;
    naming(path, () => {
      if (bytes === undefined) renameSync(file, before);
      else if (was === undefined) add(next, file);
      else {
        keep(file, before);
        renameSync(next, file);
      }
    });
  });
  for (const folder of new Set(changes.map(({ path }) => dirname(path)))) flush(join(dir, folder));
}

/** Throws where somebody has saved another file before its place was taken: to bring all to the disk may take long. */
function refuseOvertaken({ stage, changes }: Staging): void {
  changes.forEach(({ path, was }, index) => {
    if (was !== undefined) refuseOther(path, was, join(stage, `${index}.was`));
  });
}

/** Gives a file its name, where there is none of that name. */
function add(next: string, file: string): void {
  try {
    linkSync(next, file);
  } catch (error) {
    if (!isUnlinkable(error)) throw error;
    renameSync(next, file);
  }
}

function keep(file: string, before: string): void {
  try {
    linkSync(file, before);
  } catch (error) {
    if (!isUnlinkable(error)) throw error;
    // What knows one name only may know no permissions, which a copy by the system would set.
    writeFileSync(before, readFileSync(file), { mode: lstatSync(file).mode });
  }
}

/** Some file systems give a file one name only. */
function isUnlinkable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(String(code));
}
