import type { AnnotatedPage, Attribute } from '../page/model.ts';
import { facsimileName } from '../page/rendition.ts';
import { type ImageSize, imageSize, tiffSize } from './image-size.ts';
import type { Sum } from './sums.ts';

/** An image of a page of an original, as it lies in facsimiles/. */
export interface Facsimile {
  name: string;
  path: string;
  /** Lower-case hexadecimal SHA-256 of its bytes. */
  sha256: string;
  /** What has its bytes, which are read when they are asked for. */
  file: { readonly bytes: Uint8Array };
  /** Absent where the file is none of the kinds of image that are taken. */
  size?: ImageSize;
  /** What facsimiles/SHA256SUMS says of it; absent where it does not. */
  sum?: Sum;
}

/** Where they lie, and the list of their hashes. */
export const facsimileFolder = 'facsimiles/';
export const facsimileSums = 'facsimiles/SHA256SUMS';

/** The path of one: regular, in no other folder, with a name for an address. */
export const facsimilePath = new RegExp(`^${facsimileFolder}${facsimileName}$`, 'i');

/** How many bytes one may have: scans are large, and each is unpacked to be made light. */
export const facsimileLimit = 100_000_000;

/** How many pixels one may have: a sheet of A3 at 600 dpi has seventy million. */
export const facsimilePixels = 100_000_000;

/** Returns the image of a page that a file is. */
export function readFacsimile(
  file: Pick<Facsimile, 'path' | 'sha256'> & Facsimile['file'],
): Facsimile {
  const { bytes } = file;
  const size = imageSize(bytes) ?? tiffSize(bytes);
  const { path, sha256 } = file;
  return {
    name: path.slice(facsimileFolder.length),
    path,
    sha256,
    ...(size && { size }),
    file,
  };
}

/** Returns the images that the pages of a source name, each with its attribute. */
export function facsimilesNamed({ elements }: Pick<AnnotatedPage, 'elements'>): Attribute[] {
  return elements.flatMap(({ name, attributes: { image } }) =>
    name === 'Page' && image?.value ? [image] : [],
  );
}
