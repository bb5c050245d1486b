import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isSealed, sealFolder } from './seal.ts';

/** Folders that are kept between runs, each by the key of what it was made of. */
export interface KeptFolders {
  /**
   * Returns the files of a folder, by their paths in it with `/`. What is kept is taken as long as it is as it was written;
   * otherwise `make` is given an empty folder to write into.
   */
  folder: (key: string, make: (empty: string) => Promise<void>) => Promise<Map<string, string>>;
  /** Takes away what was not asked for. */
  sweep: () => void;
}

/** Opens what is kept in `place`, a folder that is made if need be. */
export function keepFolders(place: string): KeptFolders {
  const used = new Set<string>();
  makeFolder(place);
  return {
    async folder(key, make) {
      used.add(key);
      const folder = join(place, key);
      if (!isSealed(folder)) {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        await make(folder);
        sealFolder(folder);
      }
      return filesIn(folder);
    },
    sweep() {
      for (const name of readdirSync(place))
        if (!used.has(name.replace(/\..*/, '')))
          rmSync(join(place, name), { recursive: true, force: true });
    },
  };
}

/** Makes a folder, if there is none: what is in its place, a link to one as well, goes. */
export function makeFolder(place: string): void {
  if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(place);
  mkdirSync(place, { recursive: true });
}

function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [relative(folder, file).split(sep).join('/'), file]));
}
