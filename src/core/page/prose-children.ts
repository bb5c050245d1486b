import type { ProseNode } from './model.ts';

/**
 * Returns the prose that a node holds, as the nodes that stand beside each other: those of each item of a list, those
 * of each cell of a table, and of any other node its children, if it has any.
 */
export function childrenOf(node: ProseNode): ProseNode[][] {
  if (node.type === 'list') return node.children.map(({ children }) => children);
  if (node.type === 'table')
    return node.children.flatMap((row) => row.children.map(({ children }) => children));
  return 'children' in node ? [node.children] : [];
}

/** Returns a node with the prose that it holds changed, which `change` gets as `childrenOf` returns it. */
export function mapChildren(
  node: ProseNode,
  change: (nodes: readonly ProseNode[]) => ProseNode[],
): ProseNode {
  const changed = <T extends { children: ProseNode[] }>(holder: T): T => ({
    ...holder,
    children: change(holder.children),
  });
  if (node.type === 'list') return { ...node, children: node.children.map(changed) };
  if (node.type === 'table') {
    const rows = node.children.map((row) => ({ ...row, children: row.children.map(changed) }));
    return { ...node, children: rows };
  }
  return 'children' in node ? changed(node) : node;
}
