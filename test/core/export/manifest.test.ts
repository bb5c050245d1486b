import { expect, test } from 'vitest';
import { isManifest, isSaved } from '../../../src/core/export/manifest.ts';

const saved = { version: 'a1', date: '', bytes: 10 };
const manifest = { ...saved, files: [['', 'f00', 10]], downloads: [['downloads/a.epub', 3]] };

test('a note and a list as the site writes them are taken', () => {
  expect([isSaved(saved), isSaved(manifest), isManifest(manifest)]).toEqual([true, true, true]);
  expect(isManifest({ ...manifest, files: [], downloads: [] })).toBe(true);
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
  { ...saved, bytes: '10' },
  { ...saved, bytes: null },
])('%j is no note of a saved edition', (value) => {
  expect([isSaved(value), isManifest(value)]).toEqual([false, false]);
});

test.each([
  saved,
  { ...manifest, files: {} },
  { ...manifest, files: ['a'] },
  { ...manifest, files: [['a', 'f00', '10']] },
  { ...manifest, files: [[1, 'f00', 10]] },
  { ...manifest, downloads: null },
  { ...manifest, downloads: [['a']] },
])('%j is no list of files', (value) => expect(isManifest(value)).toBe(false));
