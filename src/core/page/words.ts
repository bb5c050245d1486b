import type { ProseNode } from './model.ts';

/** Returns the words of prose, without its markup. */
export function textOf(node: ProseNode): string {
  return (node.value ?? '') + (node.children ?? []).map(textOf).join('');
}
