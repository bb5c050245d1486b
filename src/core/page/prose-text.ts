import type { ProseNode, ProsePart } from './model.ts';

/** Returns the words of prose, without its markup. */
export function proseText(node: ProseNode | ProsePart): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(proseText).join('') : '';
}
