import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isStage } from './journal.ts';
import { editionFolders } from './read.ts';

/** What is watched: the folder that was found under a path, and which names in it matter; all where nothing is said. */
interface Watched {
  folder: string;
  isOf?: (name: string) => boolean;
}

/** How long nothing is to change before a change is told, and after how long it is whatever changes, in milliseconds. */
const [quiet, longest] = [50, 500];

/**
 * Tells of every change in the folders that the edition in `dir` is read from, and in those of `others`, until the
 * process ends. Not the paths are followed but what lies there: a folder that another takes the place of, by a checkout
 * or a rename, is followed from then on, and the edition itself is as well. Several changes at once are told once. Where the system refuses to tell
 * of a folder, `warn` is told that, once.
 */
export function watchFolders(
  dir: string,
  others: readonly string[],
  { changed, warn }: { changed: () => void; warn: (words: string) => void },
): void {
  const all: Watched[] = [
    { folder: dirname(dir), isOf: (name) => name === basename(dir) },
    // What a command has left half-written is a fault as long as it lies there.
    { folder: dir, isOf: (name) => editionFolders.includes(name) || isStage(name) },
    ...[...editionFolders.map((name) => join(dir, name)), ...others].map((folder) => ({ folder })),
  ];
  const watchers = new Map<string, { identity: string; watcher: FSWatcher }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first: number | undefined;
  let isTold = false;
  const hear = () => {
    first ??= performance.now();
    // A large file that is copied would put off for ever what is told.
    if (timer !== undefined && performance.now() - first > longest) return;
    // An editor writes several files at once, and some in two steps.
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = first = undefined;
      follow();
      changed();
    }, quiet);
  };
  const refused = (folder: string, error: unknown) => {
    if (isTold) return;
    isTold = true;
    const reason = error instanceof Error ? error.message : String(error);
    warn(
      `Unexpected refusal of the system to tell of changes in ${folder} (${reason}), expected it to: close what watches many files, or let more be watched (on Linux fs.inotify.max_user_watches and max_user_instances), and start again; until then changes there are not shown`,
    );
  };
  const follow = () => {
    for (const { folder, isOf } of all) {
      const identity = identityOf(folder);
      const known = watchers.get(folder);
      if (known?.identity === identity) continue;
      known?.watcher.close();
      watchers.delete(folder);
      if (identity === undefined) continue;
      try {
        watchers.set(folder, { identity, watcher: open(folder, isOf, hear) });
      } catch (error) {
        // Gone between the two: the folder around it tells.
        if (identityOf(folder) !== undefined) refused(folder, error);
      }
    }
  };
  follow();
}

/** What tells the folder at a path from another that was there; undefined where there is none. */
function identityOf(folder: string): string | undefined {
  try {
    const stat = statSync(folder, { bigint: true });
    return stat.isDirectory() ? `${stat.dev} ${stat.ino} ${stat.birthtimeNs}` : undefined;
  } catch {
    return undefined;
  }
}

function open(folder: string, isOf: Watched['isOf'], hear: () => void): FSWatcher {
  const watcher = watch(folder, (_event, name) => {
    // Some systems do not say what it was.
    if (isOf === undefined || name === null || isOf(name)) hear();
  });
  // The folder is gone: the one around it tells.
  return watcher.on('error', hear);
}
