import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of a site that are kept between builds, each under the key of what it is made of. */
export interface KeptFiles {
  /** Whether the file at a path of the site is kept, so that it need not be made. */
  has: (path: string, key: string) => boolean;
  /** Puts those that are kept into the site in `out`, keeps those that were made there, and takes away what was not asked for. */
  settle: (out: string) => void;
}

/** Opens what is kept in `place`, a folder that is made if need be. */
export function keepFiles(place: string): KeptFiles {
  mkdirSync(place, { recursive: true });
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

/**
 * Gives a file a second path: its bytes are neither written nor, when one of the two goes, taken from the disk again. Where the
 * file system knows no such links, it is copied.
 */
function share(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
