import { imageAt } from '../../edition/image.ts';
import type { Rule } from '../rule.ts';

/** How many pixels across the largest icon is that is made. */
const least = 512;

/** The icon of the edition is no square, or smaller than those that are made of it. */
export const iconUnfit: Rule = {
  code: 'icon-unfit',
  find: ({ about, aboutFields, images }) => {
    const { size } = imageAt(about.appearance?.icon ?? '', '', images) ?? {};
    if (!size) return [];
    const { width, height } = size;
    const side = Math.max(width, height);
    const isSquare = width === height;
    if (isSquare && side >= least) return [];
    const becomes = isSquare
      ? `those of ${least} × ${least} that are made of it are blurred`
      : `as it is, it stands whole in a square of ${side} × ${side}, with nothing ${width > height ? 'above and below' : 'to its left and right'}`;
    return [
      {
        code: 'icon-unfit',
        message: `Unexpected icon of ${width} × ${height} pixels, expected a square of ${least} × ${least} or more`,
        place: { file: 'content/edition.yaml', ...aboutFields['appearance.icon'] },
        hint: `${isSquare ? 'export it larger' : 'cut it to a square'} in a program for pictures: ${becomes}`,
      },
    ];
  },
};
