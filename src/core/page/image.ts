import type { Nodes, Text } from 'mdast';
import type { FilePassage } from './file.ts';
import type { ProseNode, ShownImage } from './model.ts';
import { endOf, startOf } from './nodes.ts';

/** Where images stand, and what gathers them. */
type ImageContext = Pick<FilePassage, 'text' | 'toFile'> & { into: { images: ShownImage[] } };

/** Returns an image as data; its title is its caption. Where it leads is for the checks to judge. */
export function readImage(
  node: Extract<Nodes, { type: 'image' | 'imageReference' }>,
  { url, title }: { url: string; title?: string | null | undefined },
  { toFile, into }: ImageContext,
): ProseNode[] {
  const alt = node.alt ?? '';
  const [at, end] = [toFile(startOf(node)), toFile(endOf(node))];
  into.images.push({ url, ...(alt !== '' && { alt }), at, end });
  return [{ type: 'image', url, alt, ...(title && { caption: title }) }];
}

/**
 * Returns the images that a text means to show and does not: an address with blanks in it is none, and stands in the
 * text as it is written (CommonMark 0.31.2, §6.3).
 */
export function unreadImages(node: Text, { text, toFile }: ImageContext): ShownImage[] {
  const start = startOf(node);
  const written = text.slice(start, endOf(node)).matchAll(unread);
  return [...written].map(({ 0: all, 1: alt, index }) => ({
    url: all
      .slice(all.indexOf('](') + 2, -1)
      .trim()
      .replace(/\s"[^"]*"$/, ''),
    ...(alt && { alt }),
    at: toFile(start + index),
    end: toFile(start + index + all.length),
  }));
}

/** What reads as an image but is none: its description and its address, with a title perhaps. */
const unread = /(?<!\\)!\[([^\][]*)(?<!\\)\]\([^()<>\r\n]*\)/g;
