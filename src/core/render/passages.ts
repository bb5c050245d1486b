import { isApparatus, tagOf, textIn, type Tree } from './tree.ts';

/** A passage of a seed that a page quotes, as any script may read it. */
export interface QuotedPassage {
  seed: string;
  /** Where it stands in the decoded seed, in code points; the end is exclusive. */
  start: string;
  end: string;
  /** Its text, without apparatus. */
  text: string;
  /** The tag of something in it that the renderer does not write: a reader could be shown something else than the text. */
  foreign?: string;
}

/** Returns the passages of seeds in a page, in order: what has `data-passage`. */
export function findPassages<N>(node: N, tree: Tree<N>): QuotedPassage[] {
  const seed = tree.name(node) === undefined ? undefined : tree.attribute(node, 'data-passage');
  if (seed === undefined) return tree.children(node).flatMap((child) => findPassages(child, tree));
  const given = (name: string) => tree.attribute(node, name) ?? '';
  const [foreign] = tree.children(node).flatMap((child) => foreignIn(child, tree));
  return [
    {
      seed,
      start: given('data-start'),
      end: given('data-end'),
      text: textIn(node, tree),
      ...(foreign !== undefined && { foreign }),
    },
  ];
}

const written = [
  { tag: 'mark', class: /^(?:words|signs|case)$/, apparatus: false },
  { tag: 'span', class: /^unseen$/, apparatus: true },
];

function foreignIn<N>(node: N, tree: Tree<N>): string[] {
  const name = tree.name(node);
  if (name === undefined) return [];
  const own = written.some(
    ({ tag, class: named, apparatus }) =>
      tag === name &&
      named.test(tree.attribute(node, 'class') ?? '') &&
      isApparatus(node, tree) === apparatus &&
      tree.attributes(node).length === (apparatus ? 2 : 1) &&
      !tree.replaced(node),
  );
  return own ? tree.children(node).flatMap((child) => foreignIn(child, tree)) : [tagOf(node, tree)];
}
