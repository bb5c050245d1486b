import fs, { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { recoverStaging, replaceSite, stagingFor } from '../../src/io/staging.ts';
import { temporaryFolder, write } from '../folder.ts';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

const files = ['index.html', 'sources/a/index.html', 'sources/b/index.html'];

function siteOf(words: string): Record<string, string> {
  return Object.fromEntries(files.map((path) => [path, words]));
}

/**
 * Replaces a site that lies in a lower layer of an overlay, which has to be tried without one: it cannot be renamed. What is done
 * to folders ends with the step of this number, in the middle of it where files are taken away or copied. Returns whether it was ended.
 */
async function swap(words: string, last = Infinity) {
  const folder = temporaryFolder();
  const staging = stagingFor(join(folder, 'site'));
  write(staging.out, siteOf('old'));
  write(staging.next, siteOf(words));
  let steps = 0;
  const end = (begin: () => void) => {
    steps++;
    if (steps < last) return false;
    if (steps === last) begin();
    throw new Error('killed');
  };
  const { renameSync, rmSync: remove, cpSync } = fs;
  vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    if (from === staging.out)
      throw Object.assign(new Error('EXDEV: cross-device link not permitted'), { code: 'EXDEV' });
    if (!end(() => undefined)) renameSync(from, to);
  });
  vi.spyOn(fs, 'rmSync').mockImplementation((path, options) => {
    if (!existsSync(path)) return;
    if (!end(() => remove(join(String(path), 'sources'), { recursive: true, force: true })))
      remove(path, options);
  });
  vi.spyOn(fs, 'cpSync').mockImplementation((from, to, options) => {
    const some = (name: string) => join(String(name), 'index.html');
    if (!end(() => cpSync(some(String(from)), some(String(to))))) cpSync(from, to, options);
  });
  syncBuiltinESMExports();
  const isEnded = await replaceSite(staging, staging.next).then(
    () => false,
    () => true,
  );
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  return { folder, staging, isEnded };
}

function contentsOf(folder: string): string[] {
  return files.map((path) => readFileSync(join(folder, path), 'utf8'));
}

test('a site that cannot be renamed is replaced, and nothing is left beside it', async () => {
  const { folder, staging, isEnded } = await swap('new');
  expect(isEnded).toBe(false);
  expect(contentsOf(staging.out)).toEqual(files.map(() => 'new'));
  expect(readdirSync(folder)).toEqual(['site']);
});

test('wherever that is interrupted, the next command has the old site or the new one, whole', async () => {
  const found: string[] = [];
  for (let last = 1; last < 20; last++) {
    const { folder, staging, isEnded } = await swap('new', last);
    if (!isEnded) break;
    recoverStaging(staging);
    const contents = new Set(contentsOf(staging.out));
    expect(contents.size, String(last)).toBe(1);
    found.push(...contents);
    expect(readdirSync(folder)).toEqual(['site']);
    rmSync(folder, { recursive: true });
  }
  expect(found.join(' ')).toMatch(/^(?:old ){4,}new$/);
});
