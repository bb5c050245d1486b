import { holdersOf } from '../edition/holders.ts';
import { type EditionImage, imagesUsed } from '../edition/image.ts';
import type { PublishedEdition } from '../edition/published.ts';
import { lightImages } from '../render/image.ts';
import type { ShownEdition } from '../view/shown.ts';
import { el, type Node, text } from '../render/hast.ts';
import { scansInBooks } from './book-scans.ts';
import { mapElements } from './nodes.ts';

/** Returns the images that a book of the edition has: guides, the front page, the style sheet and the look are in no book. */
export function imagesInBooks(edition: PublishedEdition): Set<EditionImage> {
  return imagesUsed(
    holdersOf({ ...edition, guides: [], home: undefined, sheet: undefined, look: undefined }),
    edition.images,
  );
}

/** Returns the paths, in the site, of the images that a book of the edition has: of each the smallest, of pages the smallest that can be read. */
export function imagesOfBook({ edition }: ShownEdition): string[] {
  const paths = [...imagesInBooks(edition)].flatMap((image) => {
    return lightImages(image)
      .slice(0, 1)
      .map(({ path }) => path);
  });
  return [...paths, ...scansInBooks(edition)].sort();
}

/** Returns the media type of an image that a book has. */
export function typeOfImage(path: string): string {
  return path.endsWith('.jpg') ? 'image/jpeg' : 'image/webp';
}

/**
 * Returns the nodes of a book with the smallest of each image in its place, at the address that `address` gives for its
 * path in the site; its description where there is none.
 */
export function setImages(
  nodes: readonly Node[],
  address: (path: string) => string | undefined,
): Node[] {
  return mapElements(nodes, (element) => {
    if (element.tagName !== 'img') return element;
    const { srcset, sizes: _, loading: __, src = '', ...properties } = element.properties;
    const [smallest = ''] = String(srcset ?? src).split(' ');
    const { alt = '' } = properties;
    const own = address(smallest.slice(1));
    return own === undefined
      ? el('span', {}, [text(String(alt))])
      : { ...element, properties: { src: own, ...properties } };
  });
}
