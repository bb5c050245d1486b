import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { EditionFiles } from '../core/edition/files.ts';
import { halfDoneIn, stagesIn } from './journal.ts';
import { editionLock, isLocked } from './lock.ts';
import { pause } from './pause.ts';
import { editionFolders, readEditionFiles, type Selection } from './read.ts';

/** What is done where an edition that is to be read is not at rest. */
export interface Unsettled {
  /** Is told, once, that it takes a moment. */
  tell: (words: string) => void;
  /** Puts right what a command has left that ended while it wrote. */
  recover: () => void;
  /** Whether `BeingWritten` is thrown where it would be waited, in which nothing else is done: who serves pages has others wait. */
  isHurried?: boolean | undefined;
}

/** An edition that is being written. */
export class BeingWritten extends Error {}

/** How long nothing is said of waiting, and how often it is looked again, in milliseconds. */
const [patience, interval] = [500, 20];

/**
 * Reads the files of the edition in `dir` as they are before or after all that a command writes, and never in between:
 * waits while one writes, and reads again what was changed meanwhile. It locks nothing, so that readers wait for no
 * reader, and need not be allowed to write. Throws `BeingWritten` in the place of waiting where it `isHurried`.
 */
export function readSettled(
  dir: string,
  { tell, recover, isHurried }: Partial<Unsettled> = {},
  selection?: Selection,
): EditionFiles {
  const start = performance.now();
  let [isTold, isRecovered] = [false, false];
  for (;;) {
    const before = stateOf(dir);
    if (before?.isInterrupted && recover && !isRecovered) {
      isRecovered = true;
      recover();
      continue;
    }
    const files = before && readEditionFiles(dir, selection);
    // What another command begins behind this is nothing that was interrupted: so it is looked at before.
    const interrupted = before?.isInterrupted ? halfDoneIn(dir) : [];
    if (files && stateOf(dir)?.marks === before.marks) return withInterrupted(files, interrupted);
    const words = `Waiting for another command, which writes in ${dir}`;
    if (isHurried) throw new BeingWritten(words);
    if (!isTold && performance.now() - start > patience) {
      isTold = true;
      tell?.(words);
    }
    pause(interval);
  }
}

/** How an edition stands while nobody writes in it. */
interface State {
  /** Whether something is there of a command that ended while it wrote. */
  isInterrupted: boolean;
  /** What is another as soon as somebody has begun to write, or has ended: each puts files into folders by renames. */
  marks: string;
}

/** Returns how the edition in `dir` stands; undefined while a command writes. */
function stateOf(dir: string): State | undefined {
  const stages = stagesIn(dir);
  const isInterrupted = stages.length > 0;
  if (isInterrupted && isLocked(editionLock(dir))) return undefined;
  const folders = editionFolders.map((folder) => markOf(join(dir, folder)));
  return { isInterrupted, marks: [...stages, ...folders].join('\n') };
}

/** What could not be undone is among the files: half of what was to be written may be missing, and nobody is to publish the rest. */
function withInterrupted(read: EditionFiles, interrupted: readonly string[]): EditionFiles {
  if (interrupted.length === 0) return read;
  const refused = interrupted.map((path) => ({ path, refused: 'interrupted' as const }));
  return { ...read, files: [...refused, ...read.files] };
}

function markOf(folder: string): string {
  const stat = statSync(folder, { bigint: true, throwIfNoEntry: false });
  return stat ? [stat.dev, stat.ino, stat.mtimeNs, stat.ctimeNs].join(' ') : '';
}
