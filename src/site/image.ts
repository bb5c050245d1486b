import sharp, { type Sharp } from 'sharp';
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
  return drawn(path, () =>
    opened(bytes)
      .resize(width)
      .webp(isDrawing ? { nearLossless: true, quality: 60 } : { quality: 80 })
      .toBuffer(),
  );
}

/** What stands around an icon that has to fill its square: the ground of a light page. */
const ground = '#fdfcf9';

/**
 * Returns an image as a square PNG of a size in pixels, whole. On home screens there is nothing to be seen behind it, and of one
 * that is `maskable` (512 pixels) a fifth on every side may be cut away. Throws Undrawable where its file is damaged.
 */
export async function drawIcon(
  { path, bytes }: EditionImage,
  size: number | 'maskable',
): Promise<Uint8Array> {
  const isMaskable = size === 'maskable';
  const width = isMaskable ? 512 : size;
  const inner = isMaskable ? 308 : width;
  const margin = (width - inner) / 2;
  const background = isMaskable || width === 180 ? ground : '#0000';
  return drawn(path, () =>
    opened(bytes)
      .resize(inner, inner, { fit: 'contain', background })
      .extend({ top: margin, bottom: margin, left: margin, right: margin, background })
      .flatten(background === ground ? { background } : false)
      .png({ compressionLevel: 9, palette: true })
      .toBuffer(),
  );
}

function opened(bytes: Uint8Array, limitInputPixels?: number): Sharp {
  const limit = limitInputPixels === undefined ? {} : { limitInputPixels };
  return sharp(bytes, { failOn: 'truncated', ...limit }).autoOrient();
}

async function drawn(path: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
  try {
    return await draw();
  } catch {
    throw undrawable(path);
  }
}

/**
 * Returns the image of a page as JPEG, which all viewers of scans read, of a width in pixels, without what a camera wrote into it,
 * turned as that was held; of several in a TIFF the first. Throws Undrawable where its file is damaged.
 */
export async function drawScan({ path, file }: Facsimile, width: number): Promise<Uint8Array> {
  return drawn(path, () =>
    opened(file.bytes, facsimilePixels)
      .resize(width)
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80, progressive: true })
      .toBuffer(),
  );
}

function undrawable(path: string): Undrawable {
  return new Undrawable(
    `${path}: Unexpected end or damage of the image, expected one that can be drawn whole; open it in a program for pictures, and export it again`,
  );
}
