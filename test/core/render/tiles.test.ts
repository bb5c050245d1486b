import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFacsimile } from '../../../src/core/edition/facsimile.ts';
import { lightScans } from '../../../src/core/render/scan.ts';
import {
  imageInfo,
  maxScan,
  needsTiles,
  scanPath,
  tilesOf,
} from '../../../src/core/render/tiles.ts';

/** An image of this size: as an image of a page a GIF is one, whatever its name. */
function scan(width: number, height: number) {
  const bytes = Uint8Array.of(
    ...Buffer.from('GIF89a'),
    ...[width & 255, width >> 8, height & 255, height >> 8],
  );
  return readFacsimile({ path: 'facsimiles/a.jpg', sha256: `${width} ${height}`, bytes });
}

const paths = (width: number, height: number) =>
  tilesOf(scan(width, height)).flatMap(({ tiles }) => tiles.map(({ path }) => path));

const side = fc.integer({ min: 1, max: 12_000 });

describe('the tiles of the image of a page', () => {
  test('have the addresses that IIIF gives them, and all of it is there in the sizes that are told', () => {
    expect(paths(2500, 1100)).toEqual([
      'facsimiles/a.jpg/0,0,1024,1024/1024,1024/0/default.jpg',
      'facsimiles/a.jpg/1024,0,1024,1024/1024,1024/0/default.jpg',
      'facsimiles/a.jpg/2048,0,452,1024/452,1024/0/default.jpg',
      'facsimiles/a.jpg/0,1024,1024,76/1024,76/0/default.jpg',
      'facsimiles/a.jpg/1024,1024,1024,76/1024,76/0/default.jpg',
      'facsimiles/a.jpg/2048,1024,452,76/452,76/0/default.jpg',
      'facsimiles/a.jpg/full/1250,550/0/default.jpg',
      'facsimiles/a.jpg/0,0,2048,1100/1024,550/0/default.jpg',
      'facsimiles/a.jpg/2048,0,452,1100/226,550/0/default.jpg',
      'facsimiles/a.jpg/full/625,275/0/default.jpg',
    ]);
    expect(maxScan(scan(2500, 1100))).toEqual({
      ...{ path: 'facsimiles/a.jpg/full/max/0/default.jpg', width: 2400, height: 1056 },
    });
    expect(imageInfo({ width: 2500, height: 1100 }, 'https://a.example/b')).toEqual({
      '@context': 'http://iiif.io/api/image/3/context.json',
      ...{ id: 'https://a.example/b', type: 'ImageService3', profile: 'level0' },
      protocol: 'http://iiif.io/api/image',
      ...{ width: 2500, height: 1100, maxWidth: 2400, maxHeight: 1056 },
      sizes: [
        { width: 625, height: 275 },
        { width: 1250, height: 550 },
      ],
      tiles: [{ width: 1024, scaleFactors: [1, 2, 4] }],
    });
  });

  test('are none where the image is not larger than one, and none of what is no image', () => {
    expect(paths(1024, 1000)).toEqual(['facsimiles/a.jpg/full/1024,1000/0/default.jpg']);
    expect(imageInfo({ width: 1024, height: 1000 }, 'x')).not.toHaveProperty('tiles');
    const none = readFacsimile({ path: 'facsimiles/b.jpg', sha256: 'b', bytes: Buffer.from('b') });
    expect([tilesOf(none), maxScan(none)]).toEqual([[], undefined]);
  });

  test('of each level lie side by side and are all of it, and one holds the smallest', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const levels = tilesOf(scan(width, height));
        for (const level of levels) {
          const parts = level.tiles.filter(
            (one) => one.width <= 1024 && one.height <= 1024 && !/\/full\//.test(one.path),
          );
          const area = parts.reduce((sum, one) => sum + one.width * one.height, 0);
          const isOne = level.width <= 1024 && level.height <= 1024;
          expect(area).toBe(isOne ? 0 : level.width * level.height);
          for (const one of level.tiles) {
            expect(one.left + one.width).toBeLessThanOrEqual(level.width);
            expect(one.top + one.height).toBeLessThanOrEqual(level.height);
          }
        }
        const { sizes, tiles } = imageInfo({ width, height }, 'x');
        const written = new Set(levels.flatMap((one) => one.tiles.map(({ path }) => path)));
        for (const one of sizes)
          expect(written).toContain(
            `facsimiles/a.jpg/full/${one.width},${one.height}/0/default.jpg`,
          );
        const max = maxScan(scan(width, height))?.path ?? '';
        const plain = lightScans(scan(width, height)).map(({ path }) => path);
        for (const path of [...written, ...plain, max]) expect(path).toMatch(scanPath);
        expect(levels.at(-1)?.tiles).toHaveLength(1);
        expect(tiles?.[0]?.scaleFactors ?? [1]).toHaveLength(levels.length);
        expect(needsTiles({ width, height })).toBe(levels.length > 1);
      }),
    );
  });
});
