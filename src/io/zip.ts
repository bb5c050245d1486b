import { strToU8, type Zippable, zipSync } from 'fflate';

/** The earliest time that the format can tell, as this machine's own: it is written without a zone. */
const epoch = new Date(1980, 0, 1);

/**
 * Returns files as a ZIP archive, in their order, the first of them uncompressed as EPUB asks. The same files
 * give the same bytes, whenever and wherever it is written.
 */
export function zip(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, content] of files) {
    const level = Object.keys(entries).length === 0 ? 0 : 6;
    entries[path] = [
      typeof content === 'string' ? strToU8(content) : content,
      { level, mtime: epoch },
    ];
  }
  return zipSync(entries);
}
