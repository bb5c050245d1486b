import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast';

/** Returns the UTF-16 offset at which a node of a parsed tree begins. */
export function startOf(node: Nodes): number {
  return Number(node.position?.start.offset);
}

/** Returns the UTF-16 offset just past a node of a parsed tree. */
export function endOf(node: Nodes): number {
  return Number(node.position?.end.offset);
}

/** Returns the nodes of a type among `nodes` and all that they hold, in the order of the text. */
export function nodesOf<T extends Nodes['type']>(
  type: T,
  nodes: readonly Nodes[],
): Extract<Nodes, { type: T }>[] {
  const is = (node: Nodes): node is Extract<Nodes, { type: T }> => node.type === type;
  return nodes.flatMap((node) => [
    ...(is(node) ? [node] : []),
    ...('children' in node ? nodesOf(type, node.children) : []),
  ]);
}

/** Returns the name of a note as its mark or definition writes it. */
export function labelOf(node: FootnoteDefinition | FootnoteReference): string {
  return String(node.label);
}
