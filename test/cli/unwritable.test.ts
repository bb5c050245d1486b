import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import { cacheFolder } from '../../src/io/cache.ts';
import { run } from '../command.ts';
import { edition, small } from '../folder.ts';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test('who may not write among the packages is told what to do', async () => {
  const folder = edition(small);
  const { mkdirSync } = fs;
  // Whoever runs the tests may write there, and root everywhere.
  vi.spyOn(fs, 'mkdirSync').mockImplementation((path, options) => {
    if (path !== cacheFolder(folder)) return mkdirSync(path, options);
    const words = `EACCES: permission denied, mkdir '${path}'`;
    throw Object.assign(new Error(words), { code: 'EACCES', syscall: 'mkdir', path });
  });
  syncBuiltinESMExports();
  const { code, stderr } = await run('build', ['--edition', folder]);
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^Unexpected packages that this user may not write among \(“.*”, EACCES\), .*\.cache” if it is not there and give it to that user \(chown -R\)/,
  );
});
