import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The folders that a build works in, beside the site that it will replace. */
export interface Beside {
  /** The finished site. */
  out: string;
  /** Where the new one is built. */
  next: string;
  /** Where the old one waits between the two renames. */
  old: string;
}

/** Returns the folders beside `out`; hidden, and always by the same names, so that caches hold. */
export function beside(out: string): Beside {
  const name = basename(out);
  return {
    out,
    next: join(dirname(out), `.${name}.next`),
    old: join(dirname(out), `.${name}.old`),
  };
}

/** Puts right what an interrupted swap left: the old site comes back, or is deleted. */
export function repair({ out, next, old }: Beside): void {
  if (existsSync(old) && !existsSync(out)) renameSync(old, out);
  rmSync(old, { recursive: true, force: true });
  rmSync(next, { recursive: true, force: true });
}

/** Puts the new site in the place of the old one, by two renames. */
export function swap({ out, next, old }: Beside): void {
  if (existsSync(out)) renameSync(out, old);
  renameSync(next, out);
  rmSync(old, { recursive: true, force: true });
}
