import { setTimeout as pause } from 'node:timers/promises';
import type { RequestProblem } from '../../core/edit/request.ts';
import type { Edition, Source } from '../../core/edition/edition.ts';
import { rawText, type TextFile } from '../../core/page/file.ts';
import { editionLock, type Lock, tryLockOrNone } from '../../io/lock.ts';
import { type Change, ChangeRefused, writeFiles } from '../../io/write.ts';

/** Returns a page of content/sources and its file, or that there is none. */
export function pageOf(
  id: string,
  edition: Edition,
): { source: Source; file: TextFile } | { problems: RequestProblem[] } {
  const source = edition.sources.find((one) => one.page.id === id);
  const file = source && edition.files.get(source.page.file);
  if (source && file && /^content\/sources\/[^/\\]+\.mdx$/.test(file.path)) return { source, file };
  return refused(`Unexpected page “${id}”, expected one of content/sources`);
}

/** How often it is tried to get the edition for oneself, and how long in between, in milliseconds. */
const [tries, interval] = [60, 50];

/** Makes all of these changes or none, while no command writes in the edition; returns why they were refused. */
export async function save(
  dir: string,
  changes: readonly Change[],
): Promise<{ problems: RequestProblem[] } | undefined> {
  try {
    const lock = await lockFor(dir);
    if (!lock)
      return refused(
        'Unexpected command that writes in the edition, expected none',
        'try it again',
      );
    try {
      writeFiles(dir, changes);
    } finally {
      lock.release();
    }
    return undefined;
  } catch (error) {
    if (error instanceof ChangeRefused) return refused(error.message);
    throw error;
  }
}

async function lockFor(dir: string): Promise<Lock | undefined> {
  for (let n = 0; n < tries; n++) {
    const lock = tryLockOrNone(editionLock(dir), () => {});
    if (lock) return lock;
    await pause(interval);
  }
  return undefined;
}

/** A request that cannot be done, whatever its fields say. */
export function refused(message: string, hint?: string): { problems: RequestProblem[] } {
  return { problems: [{ field: 'page', message, ...(hint !== undefined && { hint }) }] };
}

/** Returns what puts a page in the place of what it was. */
export function changeOf(file: TextFile, changed: TextFile): Change {
  return { path: file.path, was: rawText(file), bytes: rawText(changed) };
}
