import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { nameOfModels, readModels, writeModels } from '../../src/site/shards/files.ts';
import { type FoundShard, resultsOfShards } from '../../src/site/shards/folder.ts';
import { temporaryFolder, write } from '../folder.ts';

test('what the system takes in parts, as it does where a disk is almost full, is written whole', () => {
  const folder = temporaryFolder();
  const { writeSync } = fs;
  const part = (file: number, content: unknown, from = 0) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : (content as Uint8Array);
    return writeSync(file, bytes, from, Math.min(7, bytes.length - from));
  };
  const spy = vi.spyOn(fs, 'writeSync').mockImplementation(part as typeof writeSync);
  syncBuiltinESMExports();
  const shard = { number: 1, of: 1 };
  try {
    writeModels(folder, shard, { state: 'as it is', records: [] });
  } finally {
    spy.mockRestore();
    syncBuiltinESMExports();
  }
  const file = join(folder, nameOfModels(shard));
  expect(readModels([file], 'as it is')).toMatchObject({ of: 1, records: [] });
});

test('results of a share that are cut off are told as lacking', () => {
  const folder = temporaryFolder();
  write(folder, { 'search-records.ndjson': '["/sources/a/","one\\n"]\n["/sources/b/","tw' });
  const results = resultsOfShards([{ folder, shard: { number: 1, of: 1 } } as FoundShard]);
  expect(results('/sources/a/')).toBe('one\n');
  expect(() => results('/sources/b/')).toThrow('Unexpected lack of results of /sources/b/');
});
