import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { share } from '../io/share.ts';
import { searchFiles } from './search.ts';
import type { Site } from './site.ts';

/**
 * Writes the search index of a site into its folder, of what is kept and what is indexed anew, and returns the folders of
 * its bundles, as addresses have them.
 */
export async function writeSearch(site: Site, kept: string, folder: string): Promise<string[]> {
  const files = await searchFiles(site, kept);
  for (const [path, { file, content }] of files) {
    const to = join(folder, 'pagefind', path);
    mkdirSync(dirname(to), { recursive: true });
    if (file === undefined) writeFileSync(to, content);
    else share(file, to);
  }
  const entry = 'pagefind-entry.json';
  const paths = [...files.keys()].filter((path) => path.endsWith(entry));
  return paths.map((path) => `pagefind/${path.slice(0, -entry.length)}`);
}
