import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, Zip, type ZipInputFile, type Zippable, zipSync } from 'fflate';

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

/** Files that are compressed already: to do so again takes long and gains nothing. */
const packed = /\.(?:jpe?g|png|webp|gif|pdf|docx|odt|zip)$/i;

/**
 * Writes files as a ZIP archive to `path`, in their order, each held in memory only while it is written. The same files give the same
 * bytes, as long as they are compressed by the same Node on the same kind of processor. The format as it is written here ends at
 * 4 GB (APPNOTE 4.4.1.4): whoever calls sees to it that there is less.
 */
export function writeZip(
  path: string,
  files: Iterable<readonly [string, string | Uint8Array<ArrayBuffer>]>,
): void {
  const out = openSync(path, 'w');
  try {
    const archive = new Zip((error, bytes) => {
      if (error) throw error;
      for (let at = 0; at < bytes.length;) at += writeSync(out, bytes, at);
    });
    for (const [name, content] of files)
      put(archive, name, typeof content === 'string' ? Buffer.from(content) : content);
    archive.end();
  } finally {
    closeSync(out);
  }
}

/** The numbers of the methods by which a file is kept as it is, and is compressed (APPNOTE 4.4.5). */
const [stored, deflated] = [0, 8];

/** Puts a file into an archive. Node compresses in a third of the time; the lightest compression leaves a twentieth more than the usual. */
function put(archive: Zip, filename: string, bytes: Uint8Array<ArrayBuffer>): void {
  const isPacked = packed.test(filename);
  const entry: ZipInputFile = {
    ...{ filename, size: bytes.length, crc: crc32(bytes), mtime: epoch },
    compression: isPacked ? stored : deflated,
  };
  archive.add(entry);
  entry.ondata?.(null, isPacked ? bytes : deflateRawSync(bytes, { level: 1 }), true);
}
