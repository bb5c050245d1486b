import { placeOf } from '../../page/file.ts';
import type { Rule } from '../rule.ts';
import { fileOf } from '../../edition/file-of.ts';

/** An image of a guide says nothing to a reader who does not see it. */
export const imageUndescribed: Rule = {
  code: 'image-undescribed',
  find: (edition) =>
    edition.guides.flatMap(({ file, images }) =>
      images
        .filter(({ alt }) => alt === undefined)
        .map(({ url, at, end }) => ({
          code: 'image-undescribed',
          message: `Unexpected image “${url}” without a description, expected words for those who cannot see it`,
          place: placeOf(fileOf(edition, file), at, end),
          hint: `say between the brackets what is to be seen: ![The harbour in 1890](${url})`,
        })),
    ),
};
