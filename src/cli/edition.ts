import { join } from 'node:path';
import { escape } from '../core/report/escape.ts';
import { sweepCache } from '../io/cache.ts';
import { commandsOf } from '../io/command.ts';
import { isBegun, undoInterrupted } from '../io/journal.ts';
import {
  editionAround,
  editionHere,
  fromTyped,
  isFolder,
  isSame,
  isWithin,
  typedFolder,
} from '../io/locate.ts';
import { editionLock, takeLock, tryLock } from '../io/lock.ts';
import { root } from '../io/root.ts';
import { UsageError } from './options.ts';
import { pathsFor } from './template.ts';

/**
 * Returns the absolute path of the edition to be read: `--edition`, else EDITION_DIR, else the one that the command was
 * typed in, which is the tool's own in the tool's own folder alone.
 */
export function editionFolder(named: string | undefined): string {
  const dir = find(named);
  if (isBegun(dir)) {
    // Who has the lock is writing, and undoes it first.
    const lock = tryLock(editionLock(dir));
    if (lock) undo(dir);
    lock?.release();
  }
  return dir;
}

/**
 * Returns the absolute path of the edition to be changed, and keeps everybody else from writing in it until the process
 * ends. Refuses the tool's own where the command was typed outside of the tool.
 */
export async function editionToWrite(named: string | undefined): Promise<string> {
  const dir = find(named);
  refuseOwn(dir);
  await lockEdition(dir);
  return dir;
}

/**
 * Waits until nobody writes in the edition in `dir`, and keeps everybody else from it until the process ends. What a
 * command had begun there that was interrupted is undone.
 */
export async function lockEdition(dir: string): Promise<void> {
  await takeLock(editionLock(dir), (words) => console.error(escape(words)));
  if (isBegun(dir)) undo(dir);
  sweepCache(dir);
}

function find(named: string | undefined): string {
  const set = process.env['EDITION_DIR'] || undefined;
  const here = editionHere();
  const given = named ?? set;
  const dir = given === undefined ? (here ?? refuseNowhere()) : fromTyped(given);
  if (!isFolder(dir))
    throw new UsageError(`Unexpected edition “${dir}”, expected a folder with content/ and seeds/`);
  if (named === undefined && here !== undefined && !isSame(here, dir) && !isSame(here, root))
    console.error(escape(`EDITION_DIR is set: this is about ${dir}, and not about ${here}`));
  process.env['EDITION_DIR'] = dir;
  return dir;
}

function refuseNowhere(): never {
  throw new UsageError(
    `Unexpected folder “${typedFolder}”, expected one of an edition, with content/ and seeds/: go there, or name it with --edition; ${commandsOf(root)('init', '<folder>')} begins one`,
  );
}

function refuseOwn(dir: string): void {
  if (!isSame(dir, root)) return;
  const around = editionAround(fromTyped(`${root}/..`));
  if (isWithin(typedFolder, root) && around === undefined) return;
  const expected = around === undefined ? 'yours: name it with --edition' : `yours, ${around}`;
  throw new UsageError(
    `Unexpected edition “${dir}”, which is that of the tool itself, expected ${expected}`,
  );
}

function undo(dir: string): void {
  const { paths, kept } = undoInterrupted(dir, pathsFor(dir));
  if (paths.length > 0)
    console.error(`A command was interrupted while it wrote; undone: ${escape(paths.join(', '))}`);
  for (const folder of kept)
    console.error(
      `A command was interrupted while it wrote, and not all could be undone: what files held before is kept in ${escape(join(dir, folder))}, whose journal names them; put back what is missing, then take the folder away`,
    );
}
