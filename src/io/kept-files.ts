import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from './kept-folders.ts';
import { share } from './share.ts';

/** Files of a site that are kept between builds, each under the key of what it is made of. */
export interface KeptFiles {
  /** Whether the file at a path of the site is kept, so that it need not be made. */
  has: (path: string, key: string) => boolean;
  /** Puts those that are kept into the site in `out`, keeps those that were made there, and takes away what was not asked for. */
  settle: (out: string) => void;
}

/** Opens what is kept in `place`, a folder that is made if need be. */
export function keepFiles(place: string): KeptFiles {
  makeFolder(place);
  const held = new Set(readdirSync(place));
  const asked = new Map<string, string>();
  return {
    has(path, key) {
      asked.set(path, key);
      return held.has(key);
    },
    settle(out) {
      for (const [path, key] of asked) {
        const [own, made] = [join(place, key), join(out, path)];
        if (!held.has(key)) share(made, own);
        else {
          mkdirSync(dirname(made), { recursive: true });
          share(own, made);
        }
      }
      const used = new Set(asked.values());
      for (const key of held) if (!used.has(key)) rmSync(join(place, key));
    },
  };
}
