import { type Facsimile, facsimileFolder } from '../edition/facsimile.ts';
import { type OriginalPage, originalPages, scanAnchor } from '../edition/original-pages.ts';
import type { PublishedSource } from '../edition/published.ts';
import type { LightImage } from './image.ts';

/** The widths, in pixels, that the image of a page is made in: to be seen beside others, to be read, and at the most, to be looked into. */
const smaller = [400, 1200];
export const largestWidth = 2400;

/** A page of an original with its image. */
export interface Scan {
  page: OriginalPage;
  /** The address of its image on the page of the source: `scan-12`. */
  anchor: string;
  /** The image in the sizes that it is published in, the smallest first. */
  images: [smallest: LightImage, ...others: LightImage[]];
  /** Its image as it lies in facsimiles/, where it is published in tiles, too. */
  tiled?: Facsimile;
}

/** Returns the image of a page in the sizes that it is published in, JPEG all of them; none where it is no image. */
export function lightScans({ name, size }: Facsimile): LightImage[] {
  if (!size) return [];
  const own = Math.min(size.width, largestWidth);
  // Hardly larger than another is not worth a file.
  const all = [...smaller.filter((width) => width < 0.8 * own), own];
  return all.map((width) => ({
    path: `${facsimileFolder}${name}/${width}.jpg`,
    width,
    height: Math.max(1, Math.round((size.height * width) / size.width)),
  }));
}

/** Returns the pages of a source that have an image, in the order of the text. */
export function scansOf(
  page: PublishedSource['page'],
  facsimiles: ReadonlyMap<string, Facsimile>,
): Scan[] {
  const isTiled = page.data.facsimiles?.tiles === true;
  return originalPages(page).flatMap((one): Scan[] => {
    const facsimile = facsimiles.get(one.image ?? '');
    const [smallest, ...others] = facsimile ? lightScans(facsimile) : [];
    if (!facsimile || !smallest) return [];
    return [
      {
        ...{ page: one, anchor: scanAnchor(one), images: [smallest, ...others] },
        ...(isTiled && { tiled: facsimile }),
      },
    ];
  });
}
