import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edition } from '../core/edition/edition.ts';
import { type CachedPage, readEdition } from '../core/edition/read.ts';
import { openCache, versionOf } from './cache.ts';
import { readEditionFiles, sha256 } from './read.ts';

/** The folder of the tool itself. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Returns the folder in which what is kept of an edition between runs lies. */
export function cacheFolder(dir: string): string {
  return join(root, 'node_modules/.cache/margent', sha256(dir).slice(0, 16));
}

/** Reads the edition in `dir`, an absolute path, with the pages that are unchanged taken from the cache. */
export function loadEdition(dir: string): Edition {
  const code = ['src/core/text', 'src/core/page', 'src/core/edition'].map((f) => join(root, f));
  const cache = openCache<CachedPage>(join(cacheFolder(dir), 'pages.jsonl'), versionOf(code));
  const edition = readEdition(readEditionFiles(dir), cache);
  cache.save();
  return edition;
}
