import type { Edition } from '../core/edition/edition.ts';
import { imagesInBooks } from '../core/export/book-images.ts';
import type { Site } from './site.ts';

/** A file that holds the whole edition, for a reader to take away. */
export interface Download {
  /** Its path in the site. */
  path: string;
  format: 'html' | 'epub' | 'zip';
  /** What it is called on the reader's device. */
  name: string;
}

/**
 * How large the seeds and pages of an edition may be together for it to be written as one file, in bytes: a
 * browser takes long to open much more, and readers of books longer.
 */
export const downloadLimit = 4_000_000;

/** What an image has about, once it is light, in bytes. */
const imageSize = 100_000;

/** Returns the size of an edition's seeds, and of the texts on them, in bytes. */
export function sizeOfEdition(edition: Pick<Edition, 'seeds' | 'files'>): number {
  const seeds = [...edition.seeds.values()].map(({ bytes }) => bytes.length);
  const texts = [...edition.files.values()].map(({ text }) => text.length);
  return [...seeds, ...texts].reduce((sum, size) => sum + size, 0);
}

/** Returns the files that hold the whole edition; none where it is too large for one. */
export function downloadsOf(
  site: Pick<Site, 'edition' | 'size'>,
  limit = downloadLimit,
): Download[] {
  if (site.size + imageSize * imagesInBooks(site.edition).size > limit) return [];
  const name = nameOf(site.edition.about.title);
  return (['html', 'epub', 'zip'] as const).map((format) => ({
    path: `downloads/edition.${format}`,
    format,
    name: `${name}.${format}`,
  }));
}

function nameOf(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'edition';
}
