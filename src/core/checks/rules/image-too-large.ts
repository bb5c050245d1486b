import { imageFolder } from '../../edition/image.ts';
import { facsimilePixels } from '../../edition/facsimile.ts';
import type { EditionImage } from '../../edition/image.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** How many pixels an image may have: to be made light it is unpacked, which takes four bytes for each. */
const most = 50_000_000;

/** How many pixels wide images are made at the most, and how high one may then be: WebP has no more (RFC 6386, §9.1), nor JPEG (ITU-T T.81, §B.2.2). */
const drawn = { image: [1600, 16_383], scan: [2400, 65_535] } as const;

/** An image has so many pixels that to unpack it would take the memory of the machine, or is so high that it cannot be written. */
export const imageTooLarge: Rule = {
  code: 'image-too-large',
  find: ({ images, facsimiles }) => [
    ...[...images.values()].flatMap((image) =>
      image.path.startsWith(imageFolder)
        ? judge(image, most, drawn.image, '2,000 pixels across are enough for a page')
        : [],
    ),
    ...[...facsimiles.values()].flatMap((image) =>
      judge(image, facsimilePixels, drawn.scan, '3,000 pixels across are enough to read a page'),
    ),
  ],
};

function judge(
  { path, size }: Pick<EditionImage, 'path' | 'size'>,
  limit: number,
  [widest, highest]: readonly [number, number],
  enough: string,
): Finding[] {
  if (!size) return [];
  const { width, height } = size;
  const found = `Unexpected image of ${width} × ${height} pixels, expected`;
  const refuse = (expected: string, hint: string): Finding[] => [
    { code: 'image-too-large', message: `${found} ${expected}`, place: { file: path }, hint },
  ];
  if (width * height > limit)
    return refuse(`at most ${limit / 1_000_000} million in all`, `export it smaller: ${enough}`);
  if ((height * Math.min(width, widest)) / width > highest)
    return refuse(
      `at most ${highest} from top to bottom`,
      'export it smaller, or cut it into several',
    );
  return [];
}
