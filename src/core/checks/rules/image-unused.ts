import { holdersOf } from '../../edition/holders.ts';
import { imagesUsed, unshownImage } from '../../edition/image.ts';
import type { Rule } from '../rule.ts';

/** Nothing shows an image: it is left out of the site. */
export const imageUnused: Rule = {
  code: 'image-unused',
  whole: true,
  find: (edition) => {
    const used = imagesUsed(holdersOf(edition), edition.images);
    return [...edition.images.values()].filter((image) => !used.has(image)).map(unshownImage);
  },
};
