import { lstatSync, mkdirSync, openSync, closeSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { ChangeRefused } from './write.ts';

/**
 * What one process has at a time. It is a lock of the system on a file, taken through SQLite, which knows how on every
 * system: a process that dies in whatever way has it no more, and one that is slow or stopped has it still. It keeps
 * out whoever sees the same file: other checkouts of the tool, other users, other machines.
 */
export interface Lock {
  /** Whether others are kept out; not where the file system has no locks. */
  isReal: boolean;
  /** Gives the lock to the next; the file goes, with the folders that were made for it where nothing else is in them. */
  release: () => void;
}

/** Returns the file that who writes in the edition in `dir` has locked. */
export function editionLock(dir: string): string {
  return join(dir, '.margent.lock');
}

/** Returns the file that who puts a site into `out` has locked. */
export function siteLock(out: string): string {
  return join(dirname(out), `.${basename(out)}.lock`);
}

/** SQLite's result codes: https://sqlite.org/rescode.html; the last byte of an extended one is the primary one. */
const [busy, inputOutput, cannotOpen] = [5, 10, 14];

/** The files that this process has locked: to close one of them in any other way would free it (fcntl(2)). */
const held = new Set<string>();

/** Locks a file, which is made where it is not there; returns undefined where somebody has it. */
export function tryLock(file: string): Lock | undefined {
  if (held.has(file)) return undefined;
  const made = mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    const before = identityOf(file);
    const database = open(file);
    if (database === undefined) return undefined;
    // Who had it before takes the file away: what was locked has to be what others find.
    if (before !== undefined && identityOf(file) === before) return hold(file, database, made);
    database.close();
  }
}

/**
 * Whether another process has locked a file, as far as can be told: who may only read it sees that as well. It is nobody's
 * lock that tells, so that several may ask at once.
 */
export function isLocked(file: string): boolean {
  if (held.has(file)) return false;
  let database: DatabaseSync | undefined;
  try {
    if (identityOf(file) === undefined) return false;
    database = new DatabaseSync(file, { readOnly: true, timeout: 0 });
    database.exec('SELECT 1 FROM sqlite_master');
    return false;
  } catch (error) {
    return primaryCode(error) === busy;
  } finally {
    database?.close();
  }
}

/** Waits until a file can be locked. When that takes a moment, it `tell`s that it waits, once. */
export async function takeLock(file: string, tell: (words: string) => void): Promise<Lock> {
  const start = performance.now();
  let announced = false;
  for (;;) {
    const lock = tryLockOrNone(file, tell);
    if (lock) return lock;
    if (!announced && performance.now() - start > patience) {
      announced = true;
      tell(`Waiting for another command, which has ${file}`);
    }
    await pause(interval);
  }
}

/** How long nothing is said of waiting, and how often it is tried, in milliseconds. */
const [patience, interval] = [500, 50];

/**
 * Locks a file as `tryLock` does. Some file systems have no locks: to work there is better than not to, for one at a
 * time, and that is told.
 */
export function tryLockOrNone(file: string, tell: (words: string) => void): Lock | undefined {
  try {
    return tryLock(file);
  } catch (error) {
    if (primaryCode(error) !== inputOutput) throw error;
    tell(`Nothing can be locked at ${file}: see to it that no other command works there`);
    return { isReal: false, release: () => {} };
  }
}

/** Returns what tells a file from every other while it is there; undefined where there is none. */
function identityOf(file: string): string | undefined {
  const stat = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stat) return undefined;
  // One that came with an edition from anywhere is not for SQLite to read.
  if (!stat.isFile() || stat.size > 0n)
    throw new ChangeRefused(`Unexpected “${file}”, expected an empty file or none: take it away`);
  return `${stat.dev} ${stat.ino}`;
}

/** Returns the locked file, undefined where another has the lock. */
function open(file: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    // No other file beside it.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    const code = primaryCode(error);
    if (code === busy) return undefined;
    // Node says why; this process has no lock on it that would be lost.
    if (code === cannotOpen) closeSync(openSync(file, 'a'));
    if (code === undefined || code === inputOutput || !(error instanceof Error)) throw error;
    throw new ChangeRefused(
      `Unexpected answer to the lock of “${file}”, expected it to succeed: ${error.message}`,
    );
  }
}

function primaryCode(error: unknown): number | undefined {
  const isCoded = error instanceof Error && 'errcode' in error;
  return isCoded && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function hold(file: string, database: DatabaseSync, made: string | undefined): Lock {
  held.add(file);
  const release = () => {
    process.off('exit', release);
    if (!held.delete(file)) return;
    // As long as it is locked: who waits for this file sees that it is gone. Windows takes away no file that is open.
    if (process.platform !== 'win32') remove(file);
    database.close();
    if (process.platform === 'win32') remove(file);
    if (made !== undefined) removeEmpty(dirname(file), made);
  };
  process.once('exit', release);
  return { isReal: true, release };
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // An empty file is left; it is the next one's.
  }
}

/** Removes a folder, and those around it up to `last`, as long as nothing is in them. */
function removeEmpty(folder: string, last: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
  if (folder !== last) removeEmpty(dirname(folder), last);
}
