import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { el, type Element, type Node, text } from '../render/hast.ts';

/** Returns finished HTML, such as an entry of the bibliography, as nodes again. */
export function nodesOf(html: string): Node[] {
  return parseFragment(html).childNodes.flatMap(nodeOf);
}

function nodeOf(node: DefaultTreeAdapterTypes.ChildNode): Node[] {
  if ('value' in node) return [text(node.value)];
  if (!('childNodes' in node)) return [];
  const properties = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [el(node.tagName, properties, node.childNodes.flatMap(nodeOf))];
}

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
