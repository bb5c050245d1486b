import fs, { chmodSync, fstatSync, linkSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { replaceSite, stagingFor } from '../../src/io/staging.ts';
import { writeFiles } from '../../src/io/write.ts';
import { temporaryFolder, write } from '../folder.ts';

// Where the power is lost, what is left is what had been brought to the disk. That is tried here by what is asked of the system, and in which order.

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test('files are said to be written once what would take them back is gone from the disk, too', () => {
  const folder = temporaryFolder();
  const steps: string[] = [];
  const { rmSync, fsyncSync } = fs;
  vi.spyOn(fs, 'rmSync').mockImplementation((path, options) => {
    steps.push(`rm ${basename(String(path)).replace(/^\.margent-.*/, 'stage')}`);
    rmSync(path, options);
  });
  vi.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
    steps.push(fstatSync(descriptor).isDirectory() ? 'flush folder' : 'flush file');
    fsyncSync(descriptor);
  });
  syncBuiltinESMExports();
  writeFiles(folder, [{ path: 'a.txt', bytes: 'a' }]);
  expect(steps.slice(steps.indexOf('rm journal'))).toEqual([
    'rm journal',
    'flush folder',
    'rm stage',
  ]);
});

test('a site takes the place of the old one once all of it is on the disk', async () => {
  const folder = temporaryFolder();
  const staging = stagingFor(join(folder, 'site'));
  write(staging.out, { 'index.html': 'old' });
  write(staging.next, { 'index.html': 'new', 'sources/a/index.html': 'a', 'empty.txt': '' });
  const inodes = readdirSync(staging.next, { recursive: true, encoding: 'utf8' }).map(
    (path) => lstatSync(join(staging.next, path)).ino,
  );
  const flushed = new Set<number>();
  const handle = await open(join(staging.next, 'index.html'));
  const prototype = Object.getPrototypeOf(handle) as typeof handle;
  await handle.close();
  const sync: (this: typeof handle) => Promise<void> = Reflect.get(prototype, 'sync');
  vi.spyOn(prototype, 'sync').mockImplementation(async function (this: typeof handle) {
    await sync.call(this);
    flushed.add((await this.stat()).ino);
  });
  const { fsyncSync, renameSync } = fs;
  vi.spyOn(fs, 'fsyncSync').mockImplementation((descriptor) => {
    fsyncSync(descriptor);
    flushed.add(fstatSync(descriptor).ino);
  });
  const missing: number[] = [];
  vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    missing.push(...inodes.filter((inode) => !flushed.has(inode)));
    renameSync(from, to);
  });
  syncBuiltinESMExports();
  await replaceSite(staging, staging.next);
  expect(inodes).toHaveLength(5);
  expect(missing).toEqual([]);
  expect(flushed).toContain(lstatSync(folder).ino);
  expect(readFileSync(join(staging.out, 'index.html'), 'utf8')).toBe('new');
});

test.skipIf(process.platform === 'win32')(
  'the files of a site have the mode of new ones, whatever was kept of another day',
  async () => {
    const folder = temporaryFolder();
    const staging = stagingFor(join(folder, 'site'));
    write(staging.next, { 'index.html': 'kept', 'new.html': 'new' });
    chmodSync(join(staging.next, 'index.html'), 0o600);
    // Of another site, which nobody builds now.
    linkSync(join(staging.next, 'index.html'), join(folder, 'other.html'));
    await replaceSite(staging, staging.next);
    const [kept, fresh] = ['index.html', 'new.html'].map(
      (name) => lstatSync(join(staging.out, name)).mode,
    );
    expect(kept).toBe(fresh);
    expect(lstatSync(join(folder, 'other.html')).mode & 0o777).toBe(0o600);
  },
);
