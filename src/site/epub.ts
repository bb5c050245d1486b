import { epub } from '../core/export/epub.ts';
import { zip } from '../io/zip.ts';
import type { Site } from './site.ts';

/** Returns the edition as an EPUB. */
export function epubOf(site: Site): Uint8Array {
  return zip(epub(site));
}
