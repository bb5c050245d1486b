import { expect, test } from 'vitest';
import {
  isManifest,
  isSourcePlace,
  languageFolderOf,
  pathInFirst,
} from '../../../src/core/export/manifest.ts';
import { isListOf, readNote } from '../../../src/core/export/saved.ts';

const part = { id: 'edition', title: 'This edition', version: 'b2', bytes: 10 };
const saved = { version: 'a1', date: '', parts: [part] };
const row = ['offline/edition.json', 'f00', 10];
const offered = { ...part, files: 1, lists: [row] };
const manifest = { ...saved, parts: [offered], downloads: [['downloads/a.epub', 3]] };

test('a note and a list as the site writes them are taken', () => {
  expect(readNote(saved)).toEqual(saved);
  expect(readNote({ ...saved, parts: [] })).toEqual({ ...saved, parts: [] });
  const counted = { ...saved, parts: [{ ...part, files: 3 }] };
  expect(readNote(counted)).toEqual(counted);
  expect(isManifest(manifest)).toBe(true);
  const section = { ...offered, id: 'sources-1', between: ['First', 'Last'] };
  expect(isManifest({ ...manifest, parts: [offered, section], sources: row })).toBe(true);
  expect(isListOf([['talks', 'sources-1', 'seeds/talks.txt']], isSourcePlace)).toBe(true);
});

test('a note from before there were parts is of the whole edition', () => {
  expect(readNote({ version: 'a1', date: '2026', bytes: 10 })).toEqual({
    version: 'a1',
    date: '2026',
    parts: [{ id: 'edition', title: '', version: 'a1', bytes: 10 }],
  });
});

test.each([
  undefined,
  null,
  1,
  'a1',
  [],
  {},
  { ...saved, version: 1 },
  { ...saved, date: undefined },
  { version: 'a1', date: '', bytes: '10' },
  { version: 'a1', date: '', bytes: null },
  { ...saved, parts: {} },
  { ...saved, parts: [1] },
  { ...saved, parts: [{ ...part, id: 1 }] },
  { ...saved, parts: [{ ...part, title: undefined }] },
  { ...saved, parts: [{ ...part, version: null }] },
  { ...saved, parts: [{ ...part, bytes: '10' }] },
  { ...saved, parts: [{ ...part, files: '3' }] },
])('%j is no note of a saved edition', (value) => {
  expect([readNote(value), isManifest(value)]).toEqual([undefined, false]);
});

test.each([
  saved,
  { ...manifest, parts: [] },
  { ...manifest, parts: [part] },
  { ...manifest, parts: [{ ...offered, files: '1' }] },
  { ...manifest, parts: [{ ...offered, lists: {} }] },
  { ...manifest, parts: [{ ...offered, lists: ['a'] }] },
  { ...manifest, parts: [{ ...offered, lists: [['a', 'f00', '10']] }] },
  { ...manifest, parts: [{ ...offered, lists: [[1, 'f00', 10]] }] },
  { ...manifest, parts: [{ ...offered, between: ['First'] }] },
  { ...manifest, sources: ['offline/sources.json'] },
  { ...manifest, downloads: null },
  { ...manifest, downloads: [['a']] },
])('%j is no list of parts', (value) => expect(isManifest(value)).toBe(false));

test.each([
  ['', '', ''],
  ['sources/a/', '', 'sources/a/'],
  ['en/', 'en/', ''],
  ['zh-Hant/sources/a/', 'zh-Hant/', 'sources/a/'],
  ['sw.js', '', 'sw.js'],
])('the path %j is in the folder %j, and in the first language %j', (path, folder, first) => {
  expect([languageFolderOf(path), pathInFirst(path)]).toEqual([folder, first]);
});
