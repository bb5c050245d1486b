import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { expect, test, vi } from 'vitest';
import { watchFolders } from '../../src/io/watch.ts';
import { temporaryFolder, write } from '../folder.ts';

test('a system that tells of no more folders is told once, with what helps', () => {
  const folder = temporaryFolder();
  write(folder, { 'content/sources/a.mdx': 'a', 'seeds/a.txt': 'a' });
  vi.spyOn(fs, 'watch').mockImplementation(() => {
    throw new Error('ENOSPC: System limit for number of file watchers reached');
  });
  syncBuiltinESMExports();
  const told: string[] = [];
  watchFolders(folder, [], {
    changed: () => expect.unreachable(),
    warn: (words) => told.push(words),
  });
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  expect(told).toEqual([expect.stringContaining('fs.inotify.max_user_watches')]);
  expect(told[0]).toContain('(ENOSPC: System limit');
});
