import { spawnSync } from 'node:child_process';
import { relative, sep } from 'node:path';
import { isWithin } from './locate.ts';

/**
 * Returns the line for the .gitignore of the edition in `dir` that keeps a folder in it out of the repository; undefined
 * where Git ignores it already, where the edition is no checkout, or where there is no Git to ask.
 */
export function missingIgnore(folder: string, dir: string): string | undefined {
  if (folder === dir || !isWithin(folder, dir)) return undefined;
  const path = relative(dir, folder).split(sep).join('/');
  // It reads the patterns alone: neither the index nor what the repository would have run beside it.
  const asked = [
    '-c',
    'core.fsmonitor=false',
    'check-ignore',
    '--quiet',
    '--no-index',
    '--',
    `${path}/`,
  ];
  const { status } = spawnSync('git', asked, { cwd: dir, stdio: 'ignore' });
  return status === 1 ? `/${path}/` : undefined;
}
