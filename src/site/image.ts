import sharp, { type Sharp } from 'sharp';
import { type Facsimile, facsimilePixels } from '../core/edition/facsimile.ts';
import type { EditionImage } from '../core/edition/image.ts';
import { tilesOf } from '../core/render/tiles.ts';
import { ChangedMeanwhile } from '../io/later.ts';

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
  } catch (error) {
    throw error instanceof ChangedMeanwhile ? error : undrawable(path);
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

/**
 * Returns the tiles of the image of a page, by their paths in the site: each level is made of the one before. What was drawn last is kept
 * until another is asked for: tiles are asked for one by one. Throws Undrawable where the file is damaged.
 */
export function drawTiles(facsimile: Facsimile): Promise<Map<string, Uint8Array>> {
  const { path, sha256 } = facsimile;
  if (latest?.path !== path || latest.sha256 !== sha256)
    latest = { path, sha256, tiles: tilesDrawn(facsimile) };
  return latest.tiles;
}

let latest:
  (Pick<Facsimile, 'path' | 'sha256'> & { tiles: ReturnType<typeof tilesDrawn> }) | undefined;

async function tilesDrawn(facsimile: Facsimile): Promise<Map<string, Uint8Array>> {
  const { path, file } = facsimile;
  const drawn = new Map<string, Uint8Array>();
  try {
    let level = opened(file.bytes, facsimilePixels).flatten({ background: '#fff' });
    for (const { width, height, tiles } of tilesOf(facsimile)) {
      const { data, info } = await level
        .resize(width, height, { fit: 'fill' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { channels } = info;
      const own = () =>
        sharp(data, { raw: { width, height, channels }, limitInputPixels: facsimilePixels });
      for (const { path: to, left, top, width: wide, height: high } of tiles)
        drawn.set(
          to,
          await own()
            .extract({ left, top, width: wide, height: high })
            .jpeg({ quality: 80 })
            .toBuffer(),
        );
      level = own();
    }
  } catch (error) {
    throw error instanceof ChangedMeanwhile ? error : undrawable(path);
  }
  return drawn;
}

function undrawable(path: string): Undrawable {
  return new Undrawable(
    `${path}: Unexpected end or damage of the image, expected one that can be drawn whole; open it in a program for pictures, and export it again`,
  );
}
