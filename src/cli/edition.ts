import { join } from 'node:path';
import type { CommandLine } from '../core/edition/files.ts';
import { escape } from '../core/report/escape.ts';
import { sweepCache } from '../io/cache.ts';
import { commandsOf } from '../io/command.ts';
import { isBegun, undoInterrupted } from '../io/journal.ts';
import {
  type Caller,
  editionAround,
  editionHere,
  fromTyped,
  isFolder,
  isSame,
  isWithin,
  typedFolder,
} from '../io/locate.ts';
import { editionLock, takeLock, tryLockOrNone } from '../io/lock.ts';
import { toolFolder } from '../io/root.ts';
import type { Unsettled } from '../io/settled.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import { pathsFor } from './template.ts';

/** The edition that a command is about. */
export interface Subject {
  /** Its folder, an absolute path. */
  dir: string;
  /** How commands on it are typed here. */
  command: CommandLine;
}

/** An edition that is to be read, maybe while others write in it. */
export interface Readable extends Subject {
  unsettled: Unsettled;
  /** Undoes what a command had begun that ended while it wrote; for who has the lock of the edition. */
  undo: () => void;
}

/**
 * Returns the edition to be read: `--edition`, else EDITION_DIR, else the one that the command was typed in, which is the
 * tool's own in the tool's own folder alone.
 */
export function editionToRead(named: string | undefined, io: Io): Readable {
  const dir = find(named, io);
  const tell = (words: string) => print(io.stderr, escape(words));
  const unsettled = { tell, recover: () => recover(dir, tell, io) };
  const undo = () => undoBegun(dir, io);
  return { dir, command: commandsOf(dir, io), unsettled, undo };
}

/** Undoes what was interrupted, unless somebody has the lock: who writes has undone it, and others are at it. */
function recover(dir: string, tell: Unsettled['tell'], io: Io): void {
  const lock = tryLockOrNone(editionLock(dir), tell);
  // Without locks it may be what another command is at.
  if (lock?.isReal) undoBegun(dir, io);
  lock?.release();
}

/**
 * Has `use` change the edition that is named, as `editionToRead` finds it, while nobody else writes in it, and returns what
 * it returns. Refuses the tool's own where the command was typed outside of the tool.
 */
export async function writeEdition<T>(
  named: string | undefined,
  io: Io,
  use: (edition: Subject) => T | Promise<T>,
): Promise<T> {
  const dir = find(named, io);
  refuseOwn(dir, io);
  return whileLocked(dir, io, () => use({ dir, command: commandsOf(dir, io) }));
}

/**
 * Waits until nobody writes in the edition in `dir`, and does something while nobody else can. What a command had begun
 * there that was interrupted is undone before.
 */
export async function whileLocked<T>(dir: string, io: Io, use: () => T | Promise<T>): Promise<T> {
  const lock = await takeLock(editionLock(dir), (words) => print(io.stderr, escape(words)));
  try {
    undoBegun(dir, io);
    sweepCache(dir);
    return await use();
  } finally {
    lock.release();
  }
}

function find(named: string | undefined, io: Io): string {
  const set = io.env['EDITION_DIR'] || undefined;
  const here = editionHere(io);
  const given = named ?? set;
  const dir = given === undefined ? (here ?? refuseNowhere(io)) : fromTyped(given, io);
  if (!isFolder(dir))
    throw new UsageError(`Unexpected edition “${dir}”, expected a folder with content/ and seeds/`);
  if (named === undefined && here !== undefined && !isSame(here, dir) && !isSame(here, toolFolder))
    print(io.stderr, escape(`EDITION_DIR is set: this is about ${dir}, and not about ${here}`));
  return dir;
}

function refuseNowhere(caller: Caller): never {
  throw new UsageError(
    `Unexpected folder “${typedFolder(caller)}”, expected one of an edition, with content/ and seeds/: go there, or name it with --edition; ${commandsOf(toolFolder, caller)('init', '<folder>')} begins one`,
  );
}

function refuseOwn(dir: string, caller: Caller): void {
  if (!isSame(dir, toolFolder)) return;
  const around = editionAround(fromTyped(`${toolFolder}/..`, caller));
  if (isWithin(typedFolder(caller), toolFolder) && around === undefined) return;
  const expected = around === undefined ? 'yours: name it with --edition' : `yours, ${around}`;
  throw new UsageError(
    `Unexpected edition “${dir}”, which is that of the tool itself, expected ${expected}`,
  );
}

function undoBegun(dir: string, { stderr }: Io): void {
  if (!isBegun(dir)) return;
  const { paths, kept } = undoInterrupted(dir, pathsFor(dir));
  if (paths.length > 0)
    print(stderr, `A command was interrupted while it wrote; undone: ${escape(paths.join(', '))}`);
  for (const folder of kept)
    print(
      stderr,
      `A command was interrupted while it wrote, here or where this folder is from, and not all could be undone: what files held before is kept in ${escape(join(dir, folder))}, whose journal names them; put back what is missing, then take the folder away`,
    );
}
