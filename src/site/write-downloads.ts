import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countScans, scansLimit } from '../core/export/book-scans.ts';
import { type CrateInput, writeCrate } from './crate.ts';
import {
  type Download,
  downloadLimit,
  downloadsOf,
  packageLimit,
  packageOf,
  packageSize,
} from './downloads.ts';
import { epubOf } from './epub.ts';
import { oneFileOf } from './one-file.ts';
import type { Site } from './site.ts';

type Write = (site: Site, path: string, from: CrateInput) => void | Promise<void>;

const writers: Record<Download['format'], Write> = {
  html: async (site, path, { folder }) => writeFileSync(path, await oneFileOf(site, folder)),
  epub: (site, path, { folder }) => writeFileSync(path, epubOf(site, folder)),
  zip: writeCrate,
};

/**
 * Writes the files that hold the whole edition into the site in a folder, whose search index is written. Returns what the build has to say
 * where it leaves them out, or what is to be in them.
 */
export async function writeDownloads(site: Site, from: CrateInput): Promise<string[]> {
  const { folder } = from;
  const downloads = downloadsOf(site);
  const data = packageOf(site);
  mkdirSync(join(folder, 'downloads'), { recursive: true });
  for (const { path, format } of [...downloads, ...(data ? [data] : [])])
    await writers[format](site, join(folder, path), from);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const scans = countScans(site.edition);
  return [
    ...(downloads.length === 0
      ? [
          `one file and EPUB left out: the edition has ${megabytes(site.size)}, expected at most ${megabytes(downloadLimit)}`,
        ]
      : []),
    ...(data
      ? []
      : [
          `package of data left out: the edition has ${megabytes(packageSize(site))} with its images, expected at most ${megabytes(packageLimit)}`,
        ]),
    ...(downloads.length > 0 && scans > scansLimit
      ? [
          `the one file and the EPUB have no images of pages: ${scans} are to be in them, expected at most ${scansLimit}`,
        ]
      : []),
  ];
}
