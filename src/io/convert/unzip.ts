import { crc32 } from 'node:zlib';
import { unzipSync } from 'fflate';
import { Unconvertible } from './converter.ts';

/** How large the parts that are read may be together, unpacked, in bytes: many times what a text of 5 MB needs. */
const limit = 60_000_000;

/**
 * Returns the files of a ZIP archive whose names are `wanted`. Each is unpacked into as many bytes as the archive says that
 * it has, and no more; all of them together are bounded, and each has the sum that the archive says (PKWARE APPNOTE 6.3.10,
 * §4.4.7). Throws `Unconvertible` for an archive that is cut off or damaged.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Record<string, Uint8Array> {
  let [all, index] = [0, 0];
  const sums = new Map<string, number | undefined>();
  try {
    const listed = sumsIn(bytes);
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => {
        const sum = listed[index++];
        if (!wanted(name)) return false;
        // What is stored as it is takes as many bytes as are stored, whatever it is said to be.
        if (compression === 0 && size !== originalSize) throw damaged(name);
        all += Math.max(size, originalSize);
        if (all > limit) throw tooLarge();
        sums.set(name, sum);
        return true;
      },
    });
    for (const [name, content] of Object.entries(files))
      if (crc32(content) !== sums.get(name)) throw damaged(name);
    return files;
  } catch (error) {
    throw error instanceof Unconvertible ? error : damaged();
  }
}

/** What the records of an archive begin with, and the bytes of one of its list before its name (APPNOTE, §4.3.12 to §4.3.16). */
const signature = { end: 0x06054b50, entry: 0x02014b50, locator: 0x07064b50, end64: 0x06064b50 };
const entryLength = 46;

/** Returns the sums of the files of an archive, in the order of its list. Throws where it has none. */
function sumsIn(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => view.getUint32(at, true);
  const half = (at: number) => view.getUint16(at, true);
  let end = bytes.length - 22;
  while (word(end) !== signature.end) end--;
  let at = word(end + 16);
  const isLarge = at === 0xffffffff && word(end - 20) === signature.locator;
  if (isLarge) {
    const large = Number(view.getBigUint64(end - 12, true));
    if (word(large) !== signature.end64) throw damaged();
    at = Number(view.getBigUint64(large + 48, true));
  }
  const sums: number[] = [];
  for (; word(at) === signature.entry;) {
    sums.push(word(at + 16));
    at += entryLength + half(at + 28) + half(at + 30) + half(at + 32);
  }
  return sums;
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
