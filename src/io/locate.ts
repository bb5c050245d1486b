import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { toolFolder } from './root.ts';

/** From where a command is called. */
export interface Caller {
  /** The working directory that it began in. */
  cwd: string;
  /** The variables of its environment. */
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Returns the folder in which the command was typed. npm runs a script where its package.json is, and tells of the
 * other.
 */
export function typedFolder({ cwd, env }: Caller): string {
  const script = env['npm_package_json'];
  // A variable may be left from a script that runs around this one.
  const isScript = script !== undefined && isSame(dirname(script), cwd);
  return isScript ? resolve(env['INIT_CWD'] ?? cwd) : cwd;
}

/** Returns the absolute path of what somebody has named, relative to the folder where the command was typed. */
export function fromTyped(name: string, caller: Caller): string {
  return resolve(typedFolder(caller), name);
}

/** Returns the edition that the command was typed in, undefined outside of all. */
export function editionHere(caller: Caller): string | undefined {
  // A script of the edition's own is run in its folder, whatever folder it was called from.
  return editionAround(isSame(caller.cwd, toolFolder) ? typedFolder(caller) : caller.cwd);
}

/** Whether a folder is that of an edition: it has `content/edition.yaml`, or content/ and seeds/. */
export function isEdition(folder: string): boolean {
  if (existsSync(join(folder, 'content/edition.yaml'))) return true;
  return ['content', 'seeds'].every((name) => isFolder(join(folder, name)));
}

/** Returns the folder of the edition that `folder` is in: the nearest that is one. */
export function editionAround(folder: string): string | undefined {
  if (isEdition(folder)) return folder;
  const around = dirname(folder);
  return around === folder ? undefined : editionAround(around);
}

/** Whether there is a folder of this path. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether two paths lead to the same place. */
export function isSame(one: string, other: string): boolean {
  return real(one) === real(other);
}

/** Whether a path leads to `folder`, or to what is in it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(real(folder), real(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}

function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}
