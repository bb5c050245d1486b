import { imageFolder } from '../../edition/image.ts';
import { facsimilePixels } from '../../edition/facsimile.ts';
import type { EditionImage } from '../../edition/image.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** How many pixels an image may have: to be made light it is unpacked, which takes four bytes for each. */
const most = 50_000_000;

/** An image has so many pixels that to unpack it would take the memory of the machine. */
export const imageTooLarge: Rule = {
  code: 'image-too-large',
  find: ({ images, facsimiles }) => [
    ...[...images.values()].flatMap((image) =>
      image.path.startsWith(imageFolder)
        ? judge(image, most, '2,000 pixels across are enough for a page')
        : [],
    ),
    ...[...facsimiles.values()].flatMap((image) =>
      judge(image, facsimilePixels, '3,000 pixels across are enough to read a page'),
    ),
  ],
};

function judge(
  { path, size }: Pick<EditionImage, 'path' | 'size'>,
  limit: number,
  enough: string,
): Finding[] {
  if (!size || size.width * size.height <= limit) return [];
  return [
    {
      code: 'image-too-large',
      message: `Unexpected image of ${size.width} × ${size.height} pixels, expected at most ${limit / 1_000_000} million in all`,
      place: { file: path },
      hint: `export it smaller: ${enough}`,
    },
  ];
}
