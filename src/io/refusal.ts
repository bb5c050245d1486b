import { escape } from '../core/report/escape.ts';
import { ChangedMeanwhile } from './later.ts';
import { ChangeRefused } from './write.ts';

/** Returns what the disk refused, in one line. What is no such refusal is our own fault, and thrown on. */
export function refusal(error: unknown): string {
  if (error instanceof ChangeRefused || error instanceof ChangedMeanwhile)
    return escape(error.message);
  const { code, syscall, path, message } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || syscall === undefined) throw error;
  // What is written beside is put in its place by a rename, which no system makes from one disk to another.
  if (code === 'EXDEV')
    return `Unexpected disk of “${escape(path ?? '')}”, expected that of what is put there: keep an edition, and a site with the folder around it, on one disk, in one mount`;
  const words = /^\w+: ([^,]*)/.exec(message)?.[1] ?? code;
  return `Unexpected answer to ${syscall} “${escape(path ?? '')}”, expected it to succeed: ${words} (${code})`;
}
