import type { ImageSize } from '../edition/image-size.ts';
import { type Facsimile, facsimileFolder } from '../edition/facsimile.ts';
import type { LightImage } from './image.ts';
import { largestWidth, lightScans } from './scan.ts';

/** How wide and high a tile is at the most, in pixels: smaller ones are more files, of which hosts take so many. */
const side = 1024;

/** The path of what is published of the image of a page: a plain size, a tile, or what is told of the service. */
export const scanPath = new RegExp(
  String.raw`^${facsimileFolder}[^/]+/(?:\d+\.jpg|info\.json|[\w,]+/[\w,]+/0/default\.jpg)$`,
);

/** An image that was made smaller by half, some times, and what of it is a file; all sizes are in its own pixels. */
export interface TileLevel extends ImageSize {
  tiles: Tile[];
}

/** A part of an image, or all of it; its path in the site is what viewers of IIIF ask for. */
export interface Tile extends LightImage {
  left: number;
  top: number;
}

/** Returns by how much an image is made smaller for its tiles: each time by half, until one holds all of it. */
function scalesOf({ width, height }: ImageSize): number[] {
  const scales = [1];
  for (let scale = 2; Math.max(width, height) * 2 > side * scale; scale *= 2) scales.push(scale);
  return scales;
}

/** Returns the size of an image that is made smaller: what is begun of a pixel is one (Image API 3.0, implementation notes). */
function smaller({ width, height }: ImageSize, scale: number): ImageSize {
  return { width: Math.ceil(width / scale), height: Math.ceil(height / scale) };
}

/** Whether an image is larger than one tile. */
export function needsTiles(size: ImageSize): boolean {
  return scalesOf(size).length > 1;
}

/** Returns the sizes of all of an image that are files: those of its levels that are not larger than it is shown else. */
function wholeSizes(size: ImageSize): ImageSize[] {
  return scalesOf(size)
    .map((scale) => smaller(size, scale))
    .filter(({ width }) => width <= largestWidth)
    .reverse();
}

/** Returns the address of the IIIF image service of the image of a page, a path in the site. */
export function servicePath({ name }: Pick<Facsimile, 'name'>): string {
  return facsimileFolder + name;
}

/** Returns the image of a page as large as it is shown, where viewers of IIIF ask for it; undefined where it is no image. */
export function maxScan(facsimile: Facsimile): LightImage | undefined {
  const largest = lightScans(facsimile).at(-1);
  return largest && { ...largest, path: `${servicePath(facsimile)}/full/max/0/default.jpg` };
}

/** Returns the tiles of the image of a page, the largest level first; none where it is no image. */
export function tilesOf(facsimile: Facsimile): TileLevel[] {
  const { size } = facsimile;
  if (!size) return [];
  return scalesOf(size).map((scale) => {
    const level = smaller(size, scale);
    const whole = { left: 0, top: 0, ...level };
    const parts = [...(level.width <= largestWidth ? [whole] : []), ...cut(level)];
    const tiles = parts.map((part) => ({ ...part, path: pathOf(part, scale, facsimile, size) }));
    return { ...level, tiles: [...new Map(tiles.map((tile) => [tile.path, tile])).values()] };
  });
}

type Part = Omit<Tile, 'path'>;

function cut({ width, height }: ImageSize): Part[] {
  const parts: Part[] = [];
  for (let top = 0; top < height; top += side)
    for (let left = 0; left < width; left += side)
      parts.push({
        ...{ left, top },
        ...{ width: Math.min(side, width - left), height: Math.min(side, height - top) },
      });
  return parts;
}

/** Returns the path of a part: its region in the whole image, and its own size (Image API 3.0, §4.7). */
function pathOf(
  { left, top, width, height }: Part,
  scale: number,
  facsimile: Facsimile,
  size: ImageSize,
): string {
  const [x, y] = [left * scale, top * scale];
  const wide = Math.min(width * scale, size.width - x);
  const high = Math.min(height * scale, size.height - y);
  const isWhole = wide === size.width && high === size.height;
  const region = isWhole ? 'full' : `${x},${y},${wide},${high}`;
  return `${servicePath(facsimile)}/${region}/${width},${height}/0/default.jpg`;
}

/** What names an image service (Image API 3.0, §5.2), where it is all that is told of it. */
export function serviceOf(id: string) {
  return { id, type: 'ImageService3', profile: 'level0' } as const;
}

/**
 * Returns what viewers are told of an image of a size in `info.json` (Image API 3.0, §5); `id` is the whole address of its service. Without the
 * sizes, and the largest of them, viewers would ask for others than there are.
 */
export function imageInfo(size: ImageSize, id: string) {
  const sizes = wholeSizes(size);
  const max = Math.min(size.width, largestWidth);
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    ...serviceOf(id),
    protocol: 'http://iiif.io/api/image',
    ...size,
    ...(max < size.width && {
      ...{ maxWidth: max, maxHeight: Math.round((size.height * max) / size.width) },
    }),
    sizes,
    ...(needsTiles(size) && { tiles: [{ width: side, scaleFactors: scalesOf(size) }] }),
  };
}
