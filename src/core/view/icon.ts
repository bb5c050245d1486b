import { type EditionImage, imageAt } from '../edition/image.ts';
import type { PublishedShared } from '../edition/published.ts';

/** The sizes in pixels that an icon is made in: for tabs, for home screens of Apple, and for apps. */
export const iconSizes = [48, 180, 192, 512] as const;

/** The path in the site of an icon of a size; of `maskable`, of one that a system may cut to a shape of its own. */
export function iconPath(size: (typeof iconSizes)[number] | 'maskable'): string {
  return `icon/${size}.png`;
}

/** Returns the image that is the icon of an edition; undefined where it has none of its own. */
export function iconOf({
  about,
  images,
}: Pick<PublishedShared, 'about' | 'images'>): EditionImage | undefined {
  const image = imageAt(about.appearance?.icon ?? '', '', images);
  return image?.size && image;
}
