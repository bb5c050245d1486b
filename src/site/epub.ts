import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imagesOfBook } from '../core/export/book-images.ts';
import { epub } from '../core/export/epub.ts';
import { zip } from '../io/zip.ts';
import type { Site } from './site.ts';

/** Returns the edition as an EPUB, with the images that are written in `folder`. */
export function epubOf(site: Site, folder: string): Uint8Array {
  const images = imagesOfBook(site).map(
    (path) => [`EPUB/${path}`, readFileSync(join(folder, path))] as const,
  );
  return zip(new Map<string, string | Uint8Array>([...epub(site), ...images]));
}
