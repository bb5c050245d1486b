import { type EditionImage, imageAt, imageFolder } from '../edition/image.ts';
import type { ProseImage, ProseNode } from '../page/model.ts';
import { el, type Node, text } from './hast.ts';
import type { Rendering } from './context.ts';

/** The widths, in pixels, that images are made in: for phones and books, and for wide pages of many pixels. */
const widths = [800, 1600];

/** An image as it is published: its path in the site, and its size in pixels. */
export interface LightImage {
  path: string;
  width: number;
  height: number;
}

/** Returns an image in the sizes that it is published in, the smallest first; as it is, where it lies beside guides. */
export function lightImages({ name, path, size }: EditionImage): LightImage[] {
  if (!size) return [];
  if (!path.startsWith(imageFolder)) return [{ path: `guides/${name}`, ...size }];
  const smaller = widths.filter((width) => width < size.width);
  const all = smaller.length === widths.length ? widths : [...smaller, size.width];
  return all.map((width) => ({
    path: `images/${name}/${width}.webp`,
    width,
    height: Math.max(1, Math.round((size.height * width) / size.width)),
  }));
}

/** Returns the attributes that an image is shown with: how large it is, so that nothing moves when it comes, and where it is to be had. */
export function imageProperties(
  image: EditionImage,
  href: Rendering['href'],
): Record<string, string | number> {
  const light = lightImages(image);
  const largest = light.at(-1);
  if (!largest) return {};
  const { path, width, height } = largest;
  const own = { src: href(`/${path}`), width, height };
  if (!image.path.startsWith(imageFolder)) return own;
  const sources = light.map((one) => `${href(`/${one.path}`)} ${one.width}w`);
  return {
    ...own,
    ...(sources.length > 1 && {
      srcset: sources.join(', '),
      sizes: '(width < 40rem) 100vw, 35rem',
    }),
    loading: 'lazy',
  };
}

/** Renders an image of prose other than that of guides; its description where it is not to be had. */
export function renderImage({ url, alt, caption }: ProseImage, rendering: Rendering): Node {
  const image = imageAt(url, '', rendering.edition.images);
  if (!image?.size) return text(alt);
  const title = caption === '' ? undefined : caption;
  return el('img', { ...imageProperties(image, rendering.href), alt, title });
}

/** Returns the image that is all of a paragraph; undefined where that has words, or another image. */
export function loneImage(node: ProseNode): ProseImage | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [only] = node.children.length === 1 ? node.children : [];
  return only?.type === 'image' ? only : undefined;
}
