import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadLimit, downloadsOf, sizeOfEdition } from './downloads.ts';
import { epubOf } from './epub.ts';
import { oneFileOf } from './one-file.ts';
import type { Site } from './site.ts';

/**
 * Writes the files that hold the whole edition into the site in `folder`, whose search index is written. Returns what the build has to say
 * where it leaves them out.
 */
export function writeDownloads(site: Site, folder: string, limit = downloadLimit): string {
  const downloads = downloadsOf(site, limit);
  if (downloads.length === 0) {
    const [size, most] = [sizeOfEdition(site), limit].map((bytes) => (bytes / 1e6).toFixed(1));
    return `one file and EPUB left out: the edition has ${size} MB, expected at most ${most} MB`;
  }
  mkdirSync(join(folder, 'downloads'), { recursive: true });
  for (const { path, format } of downloads) {
    const content = format === 'epub' ? epubOf(site) : oneFileOf(site, folder);
    writeFileSync(join(folder, path), content);
  }
  return '';
}
