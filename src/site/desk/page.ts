import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ZodError } from 'zod';
import type { DeskAnswer } from '../../core/edit/desk.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import type { Edition, Source } from '../../core/edition/edition.ts';
import { rawText, type TextFile } from '../../core/page/file.ts';
import { escape } from '../../core/report/escape.ts';
import { editionLock, type Lock, tryLockOrNone } from '../../io/lock.ts';
import { refusal } from '../../io/refusal.ts';
import { type FileChange, writeFiles } from '../../io/write.ts';

/** Where the desk writes. */
export interface Desk {
  /** The folder of the edition, an absolute path. */
  dir: string;
  /** Undoes what a command had begun there that ended while it wrote; for who has the lock. */
  undo: () => void;
  /** Is told what who edits is to know. */
  warn: (words: string) => void;
}

/** Returns what tells an edition from others that are served at the same address at other times: a hash of its folder. */
export function editionId(dir: string): string {
  return createHash('sha256').update(dir).digest('hex');
}

/** Refuses what was begun in a page of another edition. */
export function otherEdition(dir: string): { problems: RequestProblem[] } {
  return refused(
    `Unexpected page of another edition, expected one of ${dir}, which is served now`,
    'serve the other again: what you wrote is kept in this window',
  );
}

/** Returns a page of content/sources and its file, or that there is none. */
export function editablePage(
  id: string,
  edition: Edition,
): { source: Source; file: TextFile } | { problems: RequestProblem[] } {
  const source = edition.sources.find((one) => one.page.id === id);
  const file = source && edition.files.get(source.page.file);
  if (source && file && /^content\/sources\/[^/\\]+\.mdx$/.test(file.path)) return { source, file };
  return refused(`Unexpected page “${id}”, expected one of content/sources`);
}

/** How often it is tried to get the edition for oneself, after how many times that is told, and how long in between, in milliseconds. */
const [tries, patience, interval] = [60, 10, 50];

/**
 * Has `use` change the edition while no command writes in it, and after what one had begun is undone; returns what it
 * returns, or that a command writes. Pages are served meanwhile.
 */
export async function whileAlone(desk: Desk, use: () => DeskAnswer): Promise<DeskAnswer> {
  const lock = await lockFor(desk).catch(refusalOf);
  if (lock === undefined)
    return refused('Unexpected command that writes in the edition, expected none', 'try it again');
  if ('problems' in lock) return lock;
  try {
    desk.undo();
    return use();
  } catch (error) {
    return refusalOf(error);
  } finally {
    lock.release();
  }
}

async function lockFor({ dir, warn }: Desk): Promise<Lock | undefined> {
  const file = editionLock(dir);
  for (let n = 0; n < tries; n++) {
    const lock = tryLockOrNone(file, () => {});
    if (lock) return lock;
    if (n === patience) warn(escape(`Waiting for another command, which has ${file}`));
    await pause(interval);
  }
  return undefined;
}

/** Makes all of these changes or none; returns why they were refused. */
export function save(
  dir: string,
  changes: readonly FileChange[],
): { problems: RequestProblem[] } | undefined {
  try {
    writeFiles(dir, changes);
    return undefined;
  } catch (error) {
    return refusalOf(error);
  }
}

/** Returns what is told of a change that is refused, also by the disk; throws what is neither. */
function refusalOf(error: unknown): { problems: RequestProblem[] } {
  return refused(refusal(error));
}

/** A request that cannot be done, whatever its fields say. */
export function refused(message: string, hint?: string): { problems: RequestProblem[] } {
  return { problems: [{ field: 'page', message, ...(hint !== undefined && { hint }) }] };
}

/** A request that is none, by what is wrong in it and what was expected. */
export function misread(error: ZodError, expected: string): { problems: RequestProblem[] } {
  const [issue] = error.issues;
  if (issue?.code !== 'too_big') return refused(`Unexpected request, expected ${expected}`);
  return refused(
    `Unexpected length of “${issue.path.slice(-1).join('')}”, expected at most ${issue.maximum} ${issue.origin === 'string' ? 'units of UTF-16' : 'of them'}`,
    'say it in fewer words, or write it into the page with an editor',
  );
}

/** Returns what puts a page in the place of what it was. */
export function changeOf(file: TextFile, changed: TextFile): FileChange {
  return { path: file.path, was: rawText(file), bytes: rawText(changed) };
}
