import { undescribedImages } from '../each-image.ts';
import type { Rule } from '../rule.ts';

/** An image says nothing to a reader who does not see it. Guides had images before, and are only warned of it. */
export const altMissing: Rule = {
  code: 'alt-missing',
  find: (edition) => undescribedImages(edition, 'alt-missing', false),
};
