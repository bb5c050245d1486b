import { unzipSync } from 'fflate';
import { Unconvertible } from './converter.ts';

/** How large the parts that are read may be together, unpacked, in bytes: many times what a text of 5 MB needs. */
const limit = 60_000_000;

/**
 * Returns the files of a ZIP archive whose names are `wanted`. Each is unpacked into as many bytes as the archive says that
 * it has, and no more; all of them together are bounded. Throws `Unconvertible` for an archive that is cut off or damaged.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  let size = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        size += originalSize;
        if (size > limit) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Unconvertible ? error : damaged();
  }
}

function tooLarge(): Unconvertible {
  return new Unconvertible(
    `file that is more than ${limit / 1e6} MB when it is unpacked, expected a text`,
    'open it in the program that it is from, and divide it into several; if you did not make it, do not trust it',
  );
}

/** Returns what is told of a file that is cut off or damaged; `place` says where, and how that was seen. */
export function damaged(place?: string): Unconvertible {
  const where = place === undefined ? '' : ` (${place})`;
  return new Unconvertible(
    `file that is cut off or damaged${where}, expected a whole one`,
    'copy or download it again; or open it in the program that it is from, and save it anew',
  );
}
