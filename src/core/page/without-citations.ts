import type { ProseNode } from './model.ts';
import { mapChildren } from './prose-children.ts';

/** Returns prose without its citations, and without the space before each: for a place beside which it stands whole. */
export function withoutCitations(nodes: readonly ProseNode[]): ProseNode[] {
  return nodes.flatMap((node, index) => {
    if (node.type === 'citation') return [];
    if (node.type === 'text' && nodes[index + 1]?.type === 'citation')
      return [{ ...node, value: node.value.trimEnd() }];
    return [mapChildren(node, withoutCitations)];
  });
}
