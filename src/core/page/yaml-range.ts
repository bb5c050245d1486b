import type { Node } from 'yaml';

/** Returns where a node of a parsed YAML text stands in it, in UTF-16 units. Throws a TypeError where nothing was parsed. */
export function rangeOfNode({ range }: Pick<Node, 'range'>): [from: number, to: number] {
  if (!range) throw new TypeError('Unexpected node without a range, expected one that was parsed');
  const [from, to] = range;
  return [from, to];
}
