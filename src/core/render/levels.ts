import type { Node } from './hast.ts';
import type { Tree } from './tree.ts';

/** How many labels above a row are told apart. */
const most = 40;

/** The attribute that says how many labels a label of a row stands above the lowest, counted from 1, which is not said. */
export const level = { 'data-level': /^(?:[2-9]|[1-3]\d|40)$/ };

const label = /^(?:missing|page|own-back)$/;

/**
 * Returns the nodes of a table with the labels of each row, which take no room in it, at heights of their own: the last is the lowest, so that
 * each begins above its place and none lies over another.
 */
export function setLevels(nodes: readonly Node[]): Node[] {
  let labels = 0;
  const set = (inner: readonly Node[]): Node[] => inner.toReversed().map(setOne).reverse();
  const setOne = (node: Node): Node => {
    if (node.type === 'text') {
      if (node.value.includes('\n')) labels = 0;
      return node;
    }
    const { class: name } = node.properties;
    if (typeof name !== 'string' || !label.test(name))
      return { ...node, children: set(node.children) };
    labels = Math.min(most, labels + 1);
    if (labels === 1) return node;
    return { ...node, properties: { ...node.properties, dataLevel: labels } };
  };
  return set(nodes);
}

/** Returns whether the labels in an element stand at the heights that `setLevels` gives them; in what is no table, at none. */
export function isLevelled<N>(root: N, isTable: boolean, tree: Tree<N>): boolean {
  let labels = 0;
  const isRight = (node: N): boolean => {
    if (tree.name(node) === undefined) {
      if (tree.words(node).includes('\n')) labels = 0;
      return true;
    }
    if (!label.test(tree.attribute(node, 'class') ?? ''))
      return tree.children(node).toReversed().every(isRight);
    labels = isTable ? Math.min(most, labels + 1) : 1;
    return tree.attribute(node, 'data-level') === (labels === 1 ? undefined : String(labels));
  };
  return isRight(root);
}

/** Returns the rules for those heights, as `--level`. */
export function levelRules(): string {
  return Array.from(
    { length: most - 1 },
    (_, n) => `.columns [data-level="${n + 2}"] { --level: ${n + 2}; }\n`,
  ).join('');
}
