import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/io/read.ts';
import { openDeflated, writeZip } from '../../src/io/zip.ts';
import { temporaryFolder } from '../folder.ts';

/** Writes an archive of files, with what is kept in a folder, and returns its bytes and which files were read for it. */
function archive(dir: string, files: Readonly<Record<string, string>>) {
  const [path, read] = [join(dir, 'a.zip'), [] as string[]];
  const known = openDeflated(join(dir, 'kept.jsonl'));
  const entries = Object.entries(files).map(([name, text]) => ({
    name,
    sha256: sha256(text),
    read: () => {
      read.push(name);
      return Buffer.from(text);
    },
  }));
  writeZip(path, entries, known);
  known.save();
  return { bytes: readFileSync(path), read };
}

const files = { 'a.txt': 'one '.repeat(500), 'b/é.txt': 'two', 'c.jpg': 'not again', 'd.txt': '' };

test('what is known compressed is not read again, and the archive has the same bytes', () => {
  const dir = temporaryFolder();
  const first = archive(dir, files);
  expect(first.read).toEqual(Object.keys(files));
  const again = archive(dir, files);
  expect(again.bytes.equals(first.bytes)).toBe(true);
  expect(again.read).toEqual(['c.jpg']);
  const changed = { ...files, 'a.txt': 'other', 'e.txt': 'two' };
  const made = archive(dir, changed);
  expect(made.read).toEqual(['a.txt', 'c.jpg']);
  expect(made.bytes.equals(archive(temporaryFolder(), changed).bytes)).toBe(true);
  const unpacked = Object.entries(unzipSync(made.bytes));
  expect(Object.fromEntries(unpacked.map(([name, own]) => [name, strFromU8(own)]))).toEqual(
    changed,
  );
});

test('what was kept and is no longer as it was written is compressed again', () => {
  const dir = temporaryFolder();
  const { bytes } = archive(dir, files);
  const kept = join(dir, 'kept.jsonl');
  const text = readFileSync(kept, 'utf8');
  // The bytes of one file in the place of another's.
  const [one, other] = [...text.matchAll(/"bytes":"([^"]*)"/g)].map(([, own = '']) => own);
  writeFileSync(kept, text.replace(`"${one}"`, `"${other}"`));
  expect(archive(dir, files).bytes.equals(bytes)).toBe(true);
  writeFileSync(kept, text.slice(0, text.length / 2));
  expect(archive(dir, files).bytes.equals(bytes)).toBe(true);
});

test('an archive of more files than its end can number says in another record how many there are', () => {
  const all = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}.txt`, '']));
  for (const count of [65_534, 65_536]) {
    const { bytes } = archive(temporaryFolder(), all(count));
    expect(Object.keys(unzipSync(bytes))).toHaveLength(count);
    // 22 bytes behind it (APPNOTE 4.3.16).
    expect(bytes.readUInt16LE(bytes.length - 12)).toBe(Math.min(count, 65_535));
    const hasMore = bytes.readUInt32LE(bytes.length - 42) === 0x07064b50;
    expect(hasMore).toBe(count >= 65_535);
    if (hasMore) expect(bytes.readUInt32LE(bytes.length - 98 + 24)).toBe(count);
  }
});
