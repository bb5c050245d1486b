import sharp from 'sharp';
import { type Facsimile, facsimilePixels } from '../core/edition/facsimile.ts';
import type { EditionImage } from '../core/edition/image.ts';

/** Why an image cannot be drawn; its message says so of the file. */
export class Undrawable extends Error {}

/**
 * Returns an image as WebP of a width in pixels, without what a camera wrote into it, turned as that was held; of one that
 * moves the first picture. Throws Undrawable where its file is damaged.
 */
export async function drawImage({ path, bytes }: EditionImage, width: number): Promise<Uint8Array> {
  const isDrawing = /\.(?:png|gif)$/i.test(path);
  try {
    return await sharp(bytes, { failOn: 'truncated' })
      .autoOrient()
      .resize(width)
      .webp(isDrawing ? { nearLossless: true, quality: 60 } : { quality: 80 })
      .toBuffer();
  } catch {
    throw undrawable(path);
  }
}

/**
 * Returns the image of a page as JPEG, which all viewers of scans read, of a width in pixels, without what a camera wrote into it,
 * turned as that was held; of several in a TIFF the first. Throws Undrawable where its file is damaged.
 */
export async function drawScan({ path, file }: Facsimile, width: number): Promise<Uint8Array> {
  try {
    return await sharp(file.bytes, { failOn: 'truncated', limitInputPixels: facsimilePixels })
      .autoOrient()
      .resize(width)
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80, progressive: true })
      .toBuffer();
  } catch {
    throw undrawable(path);
  }
}

function undrawable(path: string): Undrawable {
  return new Undrawable(
    `${path}: Unexpected end or damage of the image, expected one that can be drawn whole; open it in a program for pictures, and export it again`,
  );
}
