import type { FootnoteDefinition, FootnoteReference, Nodes } from 'mdast';

/** Returns the UTF-16 offset at which a node of a parsed tree begins. Throws a TypeError for one that was not parsed. */
export function startOf({ position }: Pick<Nodes, 'position'>): number {
  return known(position?.start.offset);
}

/** Returns the UTF-16 offset just past a node of a parsed tree. Throws a TypeError for one that was not parsed. */
export function endOf({ position }: Pick<Nodes, 'position'>): number {
  return known(position?.end.offset);
}

function known(offset: number | undefined): number {
  if (offset !== undefined) return offset;
  throw new TypeError('Unexpected node without a position, expected one that was parsed');
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
  return node.label ?? node.identifier;
}
