import type { ProseNode } from './model.ts';

/** Returns the words of prose, without its markup. */
export function proseText(node: ProseNode): string {
  return (node.value ?? '') + (node.children ?? []).map(proseText).join('');
}
