import type { Element, Node } from '../render/hast.ts';

/** Returns nodes with each element changed, the inner ones first. */
export function mapElements(nodes: readonly Node[], change: (element: Element) => Element): Node[] {
  return nodes.map((node) =>
    node.type === 'text' ? node : change({ ...node, children: mapElements(node.children, change) }),
  );
}

/** Returns the ids of elements. */
export function idsOf(nodes: readonly Node[], ids = new Set<string>()): Set<string> {
  for (const node of nodes) {
    if (node.type === 'text') continue;
    if (node.properties['id'] !== undefined) ids.add(String(node.properties['id']));
    idsOf(node.children, ids);
  }
  return ids;
}
