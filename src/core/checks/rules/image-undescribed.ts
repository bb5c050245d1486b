import { undescribedImages } from '../each-image.ts';
import type { Rule } from '../rule.ts';

/** An image of a guide says nothing to a reader who does not see it. */
export const imageUndescribed: Rule = {
  code: 'image-undescribed',
  find: (edition) => undescribedImages(edition, 'image-undescribed', true),
};
