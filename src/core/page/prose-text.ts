import type { ProseImage, ProseNode, ProsePart } from './model.ts';

/** Returns the words of prose, without its markup. */
export function proseText(node: ProseNode | ProsePart): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(proseText).join('') : '';
}

/** Whether anything of a piece of prose is there for readers: words, a citation, a mark; an image where `isShown` says so. */
export function isThere(
  node: ProseNode | ProsePart,
  isShown: (image: ProseImage) => boolean,
): boolean {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return isVisible(node.value);
    case 'break':
    case 'thematicBreak':
      return false;
    case 'image':
      return isShown(node);
    default:
      return !('children' in node) || node.children.some((child) => isThere(child, isShown));
  }
}

/** Whether a text has a character that is seen. */
export function isVisible(text: string): boolean {
  return /[^\p{Z}\p{C}]/u.test(text);
}
