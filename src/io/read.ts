import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import {
  type EditionFile,
  type EditionFiles,
  isPassedOver,
  type Refusal,
  sizeLimit,
} from '../core/edition/files.ts';
import { facsimilePath } from '../core/edition/facsimile.ts';
import { append } from '../core/page/append.ts';
import { readFacsimileFile } from './facsimile.ts';
import { hashFile } from './hash-file.ts';
import { readLater } from './later.ts';
import { pause } from './pause.ts';
import { styles } from './styles.ts';

/** Windows lacks some. */
const flags: Partial<typeof constants> = constants;

/** The folders of an edition, and how deep each is read. */
export const editionFolders = [
  'content',
  'content/sources',
  'content/glossary',
  'content/references',
  'content/guides',
  'content/styles',
  'content/comparisons',
  'content/images',
  'seeds',
  'originals',
  'facsimiles',
];

/** Which files of an edition are read, where not all are. */
export interface Selection {
  /** Whether a file is read, by its path; of pages it is asked before it is asked of seeds and originals. */
  isRead: (path: string) => boolean;
  /** Is told what was read. */
  see: (file: EditionFile) => void;
}

const everything: Selection = { isRead: () => true, see: () => {} };

/**
 * Reads the files of the edition in `dir`, sorted by path. Only regular files of a bounded size are read, no
 * symbolic link is followed, and hidden files and those of the system are passed over. Never throws on what is in the folder.
 */
export function readEditionFiles(dir: string, selection = everything): EditionFiles {
  const elsewhere: string[] = [];
  const files = editionFolders.flatMap((folder) => {
    const { read, left } = readFolder(dir, folder, selection);
    append(elsewhere, left);
    return read;
  });
  return {
    files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
    elsewhere,
    styles,
  };
}

/** The files of a folder that were read, and the paths of those that were not to be. */
interface ReadFolder {
  read: EditionFile[];
  left: string[];
}

function readFolder(dir: string, folder: string, { isRead, see }: Selection): ReadFolder {
  const left: string[] = [];
  let entries;
  try {
    // A linked folder would lead out of the edition: it is refused where its parent is listed.
    if (isLinked(dir, folder))
      return { read: folder.includes('/') ? [] : [{ path: folder, refused: 'link' }], left };
    entries = readdirSync(join(dir, folder), { withFileTypes: true });
  } catch (error) {
    // A folder that is there, and cannot be listed, is not an empty one.
    const { code } = error as NodeJS.ErrnoException;
    const isAbsent = code === 'ENOENT' || code === 'ENOTDIR';
    return { read: isAbsent ? [] : [{ path: folder, refused: 'unlisted' }], left };
  }
  const read = entries.flatMap((entry): EditionFile[] => {
    const path = `${folder}/${entry.name}`;
    if (isPassedOver(entry.name)) return [];
    if (entry.isDirectory() && editionFolders.includes(path)) return [];
    if (!isRead(path)) {
      left.push(path);
      return [];
    }
    if (entry.isSymbolicLink()) return [{ path, refused: 'link' }];
    if (!entry.isFile()) return [{ path, refused: 'not-a-file' }];
    if (folder === 'originals') return [original(dir, path)];
    if (facsimilePath.test(path)) return [readFacsimileFile(path, join(dir, path))];
    return [{ path, ...readRegularFile(join(dir, path)) }];
  });
  for (const file of read) see(file);
  return { read, left };
}

/** They may be large and many: each is hashed, and its bytes are read when they are asked for. */
function original(dir: string, path: string): EditionFile {
  const file = join(dir, path);
  try {
    return readLater(path, file, hashFile(file).sha256);
  } catch {
    return { path, refused: 'unreadable' };
  }
}

function isLinked(dir: string, folder: string): boolean {
  const parent = join(dir, folder, '..');
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const found = readdirSync(parent, { withFileTypes: true }).find((entry) => entry.name === name);
  return found?.isSymbolicLink() ?? false;
}

/** How many bytes are read of a file that is too large. */
const headLength = 4096;

/**
 * Returns the text of a regular file of at most `limit` bytes; undefined where there is no such file. What lies beside the
 * edition may have come with it from anywhere: a link to a device would give bytes without end.
 */
export function readRegularText(path: string, limit = sizeLimit): string | undefined {
  const read = readRegularFile(path, limit);
  return 'bytes' in read ? Buffer.from(read.bytes).toString() : undefined;
}

/** The bytes of a file and their hash, or why they were not read. */
type ReadFile = { bytes: Uint8Array; sha256: string } | { refused: Refusal; head?: Uint8Array };

/** How often a file is read that changes each time, and how long it is left alone in between, in milliseconds. */
const [attempts, between] = [20, 20];

/**
 * Returns the bytes of a regular file of at most `limit` bytes, and their hash; or why they were not read. One that somebody writes to
 * meanwhile is read again, since half of it would pass for all.
 */
export function readRegularFile(path: string, limit = sizeLimit): ReadFile {
  for (let attempt = 1; ; attempt++) {
    const read = readOnce(path, limit);
    if (!('refused' in read) || read.refused !== 'changing' || attempt === attempts) return read;
    pause(between);
  }
}

function readOnce(path: string, limit: number): ReadFile {
  let descriptor: number | undefined;
  try {
    // Opened without following links, and judged once open: the file cannot change in between.
    descriptor = openSync(
      path,
      constants.O_RDONLY | (flags.O_NOFOLLOW ?? 0) | (flags.O_NONBLOCK ?? 0),
    );
    const stat = fstatSync(descriptor, { bigint: true });
    if (!stat.isFile()) return { refused: 'not-a-file' };
    if (stat.size > limit) {
      return { refused: 'too-large', head: readBytes(descriptor, headLength) };
    }
    const bytes = readBytes(descriptor, Number(stat.size));
    const after = fstatSync(descriptor, { bigint: true });
    const isSame = after.size === stat.size && after.mtimeNs === stat.mtimeNs;
    if (!isSame || BigInt(bytes.length) !== stat.size) return { refused: 'changing' };
    return { bytes, sha256: sha256(bytes) };
  } catch (error) {
    const linked = error instanceof Error && 'code' in error && error.code === 'ELOOP';
    return { refused: linked ? 'link' : 'unreadable' };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readBytes(descriptor: number, size: number): Uint8Array {
  const bytes = Buffer.alloc(size);
  let read = 0;
  while (read < size) {
    const more = readSync(descriptor, bytes, read, size - read, read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

/** Returns the SHA-256 of bytes or of a text in UTF-8, in lower-case hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return hash('sha256', data);
}
