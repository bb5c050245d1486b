import type { Finding } from '../problem.ts';
import type { Holder } from './holders.ts';
import { imageEndings, type ImageSize, imageSize } from './image-size.ts';

/** An image that lies in content/images, or beside the guides. */
export interface EditionImage {
  name: string;
  path: string;
  bytes: Uint8Array;
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  sha256: string;
  /** Absent where the file is none of the kinds of image that are shown. */
  size?: ImageSize;
}

/** Where the images of an edition lie. */
export const imageFolder = 'content/images/';
/** Where guides have images of their own, which are published as they are. */
const guideFolder = 'content/guides/';

/** The path of a file that may be shown as an image: regular, in no other folder, with a name for an address. */
export const imagePath = new RegExp(
  `^content/(?:images|guides)/[A-Za-z0-9][A-Za-z0-9._-]*\\.(?:${imageEndings.join('|')})$`,
  'i',
);

/** Returns the image that a file is. */
export function readImageFile(path: string, bytes: Uint8Array, sha256: string): EditionImage {
  const size = imageSize(bytes);
  return { name: path.replace(/^.*\//, ''), path, bytes, sha256, ...(size && { size }) };
}

/**
 * Returns the name of the image that an address means: the name alone, or what leads there from the folder of a page;
 * undefined where it leads elsewhere.
 *
 * @example
 * imageName('harbour.png') // => 'harbour.png'
 * imageName('../images/harbour.png') // => 'harbour.png'
 * imageName('https://example.org/harbour.png') // => undefined
 */
export function imageName(url: string): string | undefined {
  const name = url.replace(/^(?:\.\/|\.\.\/images\/)/, '');
  return imagePath.test(imageFolder + name) ? name : undefined;
}

/** Returns the paths at which an image of this name may lie, the one that is shown first: guides have some beside them. */
export function imagePaths(name: string, file: string): string[] {
  return [...(file.startsWith(guideFolder) ? [guideFolder + name] : []), imageFolder + name];
}

/** Returns the image that an address in a file shows; undefined where there is none. */
export function imageAt(
  url: string,
  file: string,
  images: ReadonlyMap<string, EditionImage>,
): EditionImage | undefined {
  const name = imageName(url);
  if (name === undefined) return undefined;
  const path = imagePaths(name, file).find((one) => images.has(one));
  return path === undefined ? undefined : images.get(path);
}

/** Returns the images that what holds prose shows. */
export function imagesUsed(
  holders: readonly Pick<Holder, 'file' | 'images'>[],
  images: ReadonlyMap<string, EditionImage>,
): Set<EditionImage> {
  const used = holders.flatMap(({ file, images: shown }) =>
    shown.flatMap(({ url }) => imageAt(url, file, images) ?? []),
  );
  return new Set(used);
}

/** Returns the warning about an image that nothing shows: it is left out of the site. */
export function unshownImage({ path, name }: EditionImage): Finding {
  const who = path.startsWith(guideFolder) ? 'guide' : 'page';
  return {
    code: 'image-unused',
    message: `Unexpected image that no ${who} shows, expected one that a ${who} does`,
    place: { file: path },
    hint: `show it in a ${who}, ![what is to be seen](${name}), or take it out`,
  };
}
