import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCache } from '../../src/io/cache.ts';
import { temporaryFolder } from '../folder.ts';

test('a folder in the place of a cache makes way for it', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'pages.jsonl');
  mkdirSync(join(file, 'inner'), { recursive: true });
  const cache = openCache<string>(file, 'one');
  cache.set('a', 'A');
  cache.save();
  expect(openCache<string>(file, 'one').get('a')).toBe('A');
  expect(readdirSync(folder)).toEqual(['pages.jsonl']);
});
