import type { AnnotatedPage, Attribute } from '../page/model.ts';
import { facsimileName } from '../page/rendition.ts';
import { isWhole } from './image-end.ts';
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
  /** Whether the file goes on to the end of its picture. */
  isWhole: boolean;
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
  const { path, sha256 } = file;
  const seen = known.get(sha256) ?? look(file.bytes);
  known.set(sha256, seen);
  return { name: path.slice(facsimileFolder.length), path, sha256, ...seen, file };
}

/** What was seen of images, by their hashes: `dev` reads the edition at each change of a word in it. */
const known = new Map<string, Pick<Facsimile, 'size' | 'isWhole'>>();

function look(bytes: Uint8Array): Pick<Facsimile, 'size' | 'isWhole'> {
  const size = imageSize(bytes) ?? tiffSize(bytes);
  return { ...(size && { size }), isWhole: size !== undefined && isWhole(bytes) };
}

/** Returns the images that the pages of a source name, each with its attribute. */
export function facsimilesNamed({ elements }: Pick<AnnotatedPage, 'elements'>): Attribute[] {
  return elements.flatMap(({ name, attributes: { image } }) =>
    name === 'Page' && image?.value ? [image] : [],
  );
}
