import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Whether a file system, or a folder of one, is mounted at a folder, whose real path is given: it can be neither renamed nor replaced. One of the
 * same file system, as a bind mount is, is known by Linux' list (proc_pid_mountinfo(5)).
 */
export function isMountPoint(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return statSync(folder).dev !== statSync(dirname(folder)).dev || mountPoints().includes(folder);
}

const list = '/proc/self/mountinfo';

function mountPoints(): string[] {
  if (!existsSync(list)) return [];
  return readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .map((path) =>
      path.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(parseInt(code, 8))),
    );
}
