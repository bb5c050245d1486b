import { closeSync, openSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, Zip, type ZipInputFile, type Zippable, zipSync } from 'fflate';
import type { PageCache } from '../core/edition/files.ts';
import { type DiskCache, openCache } from './cache.ts';
import { toolVersion } from './version.ts';
import { writeWhole } from './write-whole.ts';

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

/** A file of an archive. */
export interface ZipFile {
  name: string;
  /** The SHA-256 of its bytes, by which they are known in a compressed form. */
  sha256: string;
  /** Returns its bytes, which hold until the next file is asked for. */
  read: () => Uint8Array<ArrayBuffer>;
}

/** A file as it was compressed: its bytes in Base64, and the length and the check sum (CRC-32) of what they stand for. */
export interface Deflated {
  size: number;
  crc: number;
  bytes: string;
}

/** What files were compressed to between builds, by the SHA-256 of what they hold. */
export type DeflatedCache = PageCache<Deflated>;

/**
 * Opens what files were compressed to, which is kept in `file`. What another build of zlib, or another kind of processor, has compressed
 * may have other bytes, and is not used.
 */
export function openDeflated(file: string): DiskCache<Deflated> {
  const { versions, arch } = process;
  return openCache(
    file,
    { size: 0, crc: 0, bytes: '' },
    `${toolVersion()} ${versions.zlib} ${arch}`,
  );
}

/**
 * Writes files as a ZIP archive to `path`, in their order, each held in memory only while it is written; what is known compressed is not
 * read. The same files give the same bytes, as long as they are compressed by the same Node on the same kind of processor. The format as
 * it is written here ends at 4 GB (APPNOTE 4.4.1.4): whoever calls sees to it that there is less.
 */
export function writeZip(path: string, files: Iterable<ZipFile>, known: DeflatedCache): void {
  const out = openSync(path, 'w');
  try {
    let count = 0;
    const archive = new Zip((error, bytes, isEnd) => {
      if (error) throw error;
      writeWhole(out, isEnd ? withCount(bytes, count) : bytes);
    });
    for (const file of files) {
      count++;
      if (packed.test(file.name)) store(archive, file);
      else put(archive, file, known.get(file.sha256) ?? deflate(file, known));
    }
    archive.end();
  } finally {
    closeSync(out);
  }
}

/** The size of the record that ends an archive, in bytes (APPNOTE 4.3.16), and the number of files that it says where there are more. */
const [endSize, mostCounted] = [22, 0xffff];

/**
 * Returns the end of an archive, its directory and the record behind it, with the records of ZIP64 that tell how many files it has where
 * that is more than two bytes can (APPNOTE 4.3.14, 4.3.15, 4.4.1.4).
 */
function withCount(end: Uint8Array, count: number): Uint8Array {
  if (count < mostCounted) return end;
  const record = Buffer.from(end.slice(-endSize));
  const [size, offset] = [record.readUInt32LE(12), record.readUInt32LE(16)];
  record.writeUInt16LE(mostCounted, 8);
  record.writeUInt16LE(mostCounted, 10);
  const more = Buffer.alloc(76);
  more.writeUInt32LE(0x06064b50, 0);
  // How many bytes follow in the record, and by which version it was made, and is read.
  more.writeUInt32LE(44, 4);
  more.writeUInt16LE(45, 12);
  more.writeUInt16LE(45, 14);
  more.writeUInt32LE(count, 24);
  more.writeUInt32LE(count, 32);
  more.writeUInt32LE(size, 40);
  more.writeUInt32LE(offset, 48);
  // Where that record stands, on the one disk that there is.
  more.writeUInt32LE(0x07064b50, 56);
  more.writeUInt32LE(offset + size, 64);
  more.writeUInt32LE(1, 72);
  return Buffer.concat([end.subarray(0, -endSize), more, record]);
}

/** The numbers of the methods by which a file is kept as it is, and is compressed (APPNOTE 4.4.5). */
const [stored, deflated] = [0, 8];

function store(archive: Zip, { name, read }: ZipFile): void {
  const bytes = read();
  add(archive, { name, size: bytes.length, crc: crc32(bytes), compression: stored }, bytes);
}

function put(archive: Zip, { name }: ZipFile, { size, crc, bytes }: Deflated): void {
  add(archive, { name, size, crc, compression: deflated }, Buffer.from(bytes, 'base64'));
}

function add(
  archive: Zip,
  { name, ...entry }: { name: string; size: number; crc: number; compression: number },
  bytes: Uint8Array<ArrayBuffer>,
): void {
  const input: ZipInputFile = { filename: name, ...entry, mtime: epoch };
  archive.add(input);
  input.ondata?.(null, bytes, true);
}

/** Compresses a file. Node does it in a third of the time; the lightest compression leaves a twentieth more than the usual. */
function deflate({ sha256, read }: ZipFile, known: DeflatedCache): Deflated {
  const bytes = read();
  const made = {
    size: bytes.length,
    crc: crc32(bytes),
    bytes: deflateRawSync(bytes, { level: 1 }).toString('base64'),
  };
  known.set(sha256, made);
  return made;
}
