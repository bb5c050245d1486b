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

/**
 * How large an edition may be to be put in one package of data, in bytes: of its seeds and pages, and of the images of pages as `scanSize`
 * reckons them. All that is made of these stays under the 4 GB at which archives end.
 */
export const packageLimit = 200_000_000;

/** What an image of a page has about in all the sizes that readers are shown, in bytes. */
const scanSize = 1_000_000;

/** Returns the size of an edition as a package of its data is reckoned, in bytes. */
export function packageSize({ edition, size }: Pick<Site, 'edition' | 'size'>): number {
  return size + scanSize * edition.facsimiles.size + imageSize * edition.images.size;
}

/** Returns the files that hold the whole edition for readers; none where it is too large for one. */
export function downloadsOf(site: Pick<Site, 'edition' | 'size'>): Download[] {
  const size = site.size + imageSize * imagesInBooks(site.edition).size;
  return size > downloadLimit ? [] : [downloadOf(site, 'html'), downloadOf(site, 'epub')];
}

/** Returns the package of all the data of an edition; undefined where it is too large for one. */
export function packageOf(site: Pick<Site, 'edition' | 'size'>): Download | undefined {
  return packageSize(site) > packageLimit ? undefined : downloadOf(site, 'zip');
}

function downloadOf({ edition }: Pick<Site, 'edition'>, format: Download['format']): Download {
  return {
    path: `downloads/edition.${format}`,
    format,
    name: `${nameOf(edition.about.title)}.${format}`,
  };
}

function nameOf(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.join('-').slice(0, 60).replace(/-$/, '') || 'edition';
}
