import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Windows lacks some. */
const flags: Partial<typeof constants> = constants;

/** What an address asks for: a file by the names of its folders and its own, or the page of a folder. */
export interface SiteAddress {
  names: string[];
  /** Whether it ends with a slash. */
  isFolder: boolean;
}

/**
 * Returns what the path of an address, as it was sent, asks for under `base`; undefined where that can be no file
 * below the folder that is served. Each name is decoded by itself: a slash that is written as `%2F` divides nothing.
 */
export function parseAddress(path: string, base: string): SiteAddress | undefined {
  if (`${path}/` === base) return { names: [], isFolder: false };
  if (!path.startsWith(base)) return undefined;
  const [, rest = '', slash] = /^(.*?)(\/?)$/s.exec(path.slice(base.length)) ?? [];
  if (rest === '') return slash === '' ? { names: [], isFolder: true } : undefined;
  try {
    const names = rest.split('/').map(decodeURIComponent);
    return names.every(isName) ? { names, isFolder: slash !== '' } : undefined;
  } catch {
    return undefined;
  }
}

/** What Windows divides a path by is in no name either. */
function isName(name: string): boolean {
  return !/^\.{0,2}$|[/\\:\0]/.test(name);
}

/** Returns the address of a folder, in which no browser finds the name of a host: the base and each name are whole. */
export function serializeFolder({ names }: SiteAddress, base: string): string {
  return base + names.map((name) => `${encodeURIComponent(name)}/`).join('');
}

/**
 * Opens a regular file of `folder`; undefined where there is none, also where a link would lead out of the folder. Throws where
 * the process, or the system, has so many files open that it cannot be told.
 */
export async function openInside(
  folder: string,
  names: readonly string[],
): Promise<FileHandle | undefined> {
  let file: FileHandle | undefined;
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, ...names))]);
    if (!path.startsWith(root + sep)) return undefined;
    file = await open(path, constants.O_RDONLY | (flags.O_NOFOLLOW ?? 0) | (flags.O_NONBLOCK ?? 0));
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    await file?.close();
    if (isOutOfFiles(error)) throw error;
  }
  return undefined;
}

/** Whether a fault of the system is that no more files can be opened (open(2)). */
export function isOutOfFiles(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E[MN]FILE$/.test(String(error.code));
}
