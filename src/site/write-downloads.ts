import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countScans, scansLimit } from '../core/export/book-scans.ts';
import { crateOf } from './crate.ts';
import { type Download, downloadLimit, downloadsOf } from './downloads.ts';
import { epubOf } from './epub.ts';
import { oneFileOf } from './one-file.ts';
import type { Site } from './site.ts';

type Made = Uint8Array | string;

const makers: Record<Download['format'], (site: Site, folder: string) => Made | Promise<Made>> = {
  html: oneFileOf,
  epub: epubOf,
  zip: crateOf,
};

/**
 * Writes the files that hold the whole edition into the site in `folder`, whose search index is written. Returns what the build has to say
 * where it leaves them out, or what is to be in them.
 */
export async function writeDownloads(
  site: Site,
  folder: string,
  limit = downloadLimit,
): Promise<string> {
  const downloads = downloadsOf(site, limit);
  if (downloads.length === 0) {
    const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
    return `one file, EPUB and package of data left out: the edition has ${megabytes(site.size)}, expected at most ${megabytes(limit)}`;
  }
  mkdirSync(join(folder, 'downloads'), { recursive: true });
  for (const { path, format } of downloads) {
    writeFileSync(join(folder, path), await makers[format](site, folder));
  }
  const scans = countScans(site.edition);
  return scans > scansLimit
    ? `the one file and the EPUB have no images of pages: ${scans} are to be in them, expected at most ${scansLimit}`
    : '';
}
