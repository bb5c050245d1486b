import { epub } from '../core/export/epub.ts';
import { zip } from '../io/zip.ts';
import type { Site } from './site.ts';
import { versionDate } from './version.ts';

/** Returns the edition as an EPUB. */
export function epubOf(site: Site): Uint8Array {
  const imprint = { site: site.url, date: versionDate(site.edition) };
  return zip(epub(site.shown, site, imprint));
}
