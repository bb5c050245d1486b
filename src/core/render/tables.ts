import { type Foreign } from './around.ts';
import { isApparatus, tagOf, textIn, type Tree } from './tree.ts';

/**
 * Tells of the blocks of a source those that are set in columns and end their lines otherwise than the renderer does: by line feeds where all
 * lines of the source stay, else by breaks. Tells the source where it says to have more or fewer of them; those of sites that were built
 * before say nothing of it.
 */
export function foreignTables<N>(source: N, blocks: readonly N[], tree: Tree<N>): Foreign<N>[] {
  const isKept = tree.attribute(source, 'class') === 'source keep';
  const tables = blocks.filter((block) => /^columns\b/.test(tree.attribute(block, 'class') ?? ''));
  const others = tables.filter((block) => {
    const ends = isKept ? 0 : textIn(block, tree).split('\n').length - 1;
    return breaksIn(block, tree) !== ends;
  });
  const said = tree.attribute(source, 'data-tables') ?? String(tables.length);
  const found = `${tagOf(source, tree)} with ${tables.length} of its blocks set in columns`;
  return [
    ...others.map((node) => ({ node, found: `${tagOf(node, tree)} with other line ends` })),
    ...(said === String(tables.length) ? [] : [{ node: source, found }]),
  ];
}

function breaksIn<N>(node: N, tree: Tree<N>): number {
  if (isApparatus(node, tree)) return 0;
  const inner = tree.children(node).map((child) => breaksIn(child, tree));
  return inner.reduce((sum, count) => sum + count, tree.name(node) === 'br' ? 1 : 0);
}
