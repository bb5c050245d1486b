import type { Nodes } from 'mdast';
import type { Finding } from '../problem.ts';
import { endOf, nodesOf, startOf } from '../page/nodes.ts';
import { imageEndings, type ImageSize, imageSize } from './image-size.ts';

/** An image that lies beside the guides. */
export interface GuideImage {
  /** The name of its file in content/guides. */
  name: string;
  path: string;
  bytes: Uint8Array;
  /** Absent where the file is none of the kinds of image that are shown. */
  size?: ImageSize;
}

/** An image as a guide shows it. */
export interface ShownImage {
  /** The address as it is written. */
  url: string;
  /** What is said of it to those who do not see it; absent where nothing is, not even that there is nothing to say. */
  alt?: string;
  /** Where it stands: UTF-16 offsets of the file's text, the end exclusive. */
  at: number;
  end: number;
}

/** The path of a file in content/guides that may be shown as an image: regular, in no folder, with a name for an address. */
export const imagePath = new RegExp(
  `^content/guides/[A-Za-z0-9][A-Za-z0-9._-]*\\.(?:${imageEndings.join('|')})$`,
  'i',
);

/** Returns the image that a file beside the guides is. */
export function readImage(path: string, bytes: Uint8Array): GuideImage {
  const size = imageSize(bytes);
  return { name: path.replace(/^.*\//, ''), path, bytes, ...(size && { size }) };
}

/** Returns the name of the image beside the guide that an address means; undefined where it leads elsewhere. */
export function imageName(url: string): string | undefined {
  const name = url.replace(/^\.\//, '');
  return imagePath.test(`content/guides/${name}`) ? name : undefined;
}

/**
 * Returns the images that a guide means to show and does not: an address with blanks in it is none, and stands in the
 * text as it is written (CommonMark, 6.3). `text` is what the nodes were parsed from.
 */
export function unreadImages(
  nodes: readonly Nodes[],
  text: string,
  toFile: (offset: number) => number,
): ShownImage[] {
  return nodesOf('text', nodes).flatMap((node) => {
    const [start, end] = [startOf(node), endOf(node)];
    const written = text.slice(start, end).matchAll(unread);
    return [...written].map(({ 0: all, 1: alt, index }) => ({
      url: all
        .slice(all.indexOf('](') + 2, -1)
        .trim()
        .replace(/\s"[^"]*"$/, ''),
      ...(alt && { alt }),
      at: toFile(start + index),
      end: toFile(start + index + all.length),
    }));
  });
}

/** What reads as an image but is none: its description and its address, with a title perhaps. */
const unread = /(?<!\\)!\[([^\][]*)(?<!\\)\]\([^()<>\r\n]*\)/g;

/** Returns the images that a guide shows. */
export function imagesIn(
  nodes: readonly Nodes[],
  toFile: (offset: number) => number,
  definitions: ReadonlyMap<string, string>,
): ShownImage[] {
  const place = (node: Nodes) => ({ at: toFile(startOf(node)), end: toFile(endOf(node)) });
  return [
    ...nodesOf('image', nodes).map((node) => ({
      url: node.url,
      ...(node.alt && { alt: node.alt }),
      ...place(node),
    })),
    ...nodesOf('imageReference', nodes).map((node) => ({
      // The parser makes one only where there is a definition; that of a citation gives no address.
      url: definitions.get(node.identifier) ?? '',
      ...(node.alt && { alt: node.alt }),
      ...place(node),
    })),
  ].sort((a, b) => a.at - b.at);
}

/** Returns the warning about an image that no guide shows: it is left out of the site. */
export function unshownImage({ path, name }: GuideImage): Finding {
  return {
    code: 'file-unread',
    message: 'Unexpected image that no guide shows, expected one that a guide does',
    place: { file: path },
    hint: `show it in a guide, ![what is to be seen](${name}), or take it out`,
  };
}
