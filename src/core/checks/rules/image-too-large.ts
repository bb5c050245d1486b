import { imageFolder } from '../../edition/image.ts';
import type { Rule } from '../rule.ts';

/** How many pixels an image may have: to be made light it is unpacked, which takes four bytes for each. */
const most = 50_000_000;

/** An image has so many pixels that to unpack it would take the memory of the machine. */
export const imageTooLarge: Rule = {
  code: 'image-too-large',
  find: ({ images }) =>
    [...images.values()].flatMap(({ path, size }) => {
      if (!size || size.width * size.height <= most || !path.startsWith(imageFolder)) return [];
      const millions = most / 1_000_000;
      return [
        {
          code: 'image-too-large',
          message: `Unexpected image of ${size.width} × ${size.height} pixels, expected at most ${millions} million in all`,
          place: { file: path },
          hint: 'export it smaller: 2,000 pixels across are enough for a page',
        },
      ];
    }),
};
