import { fits, type Shape } from './shapes.ts';
import { tagOf, type Tree } from './tree.ts';

/** An element of a page that the renderer does not write so, and what it is told as. */
export interface Foreign<N> {
  node: N;
  found: string;
}

const anything = /^/;
const running = { lang: anything, dir: /^(?:ltr|rtl)$/ };

/**
 * What the renderer writes around a source or a passage: anything else may have a style that hides what is in it, or say something else in
 * its place to those who do not see it.
 */
const around: readonly Shape[] = [
  { tags: /^html$/, attributes: running },
  { tags: /^(?:body|figure)$/, attributes: {} },
  { tags: /^main$/, attributes: { id: /^main$/ } },
  { tags: /^article$/, attributes: { class: /^(?:source-page|comparison|side-by-side)$/ } },
  {
    tags: /^section$/,
    attributes: {
      class: /^text$/,
      id: /^(?:source|comparison|text)-/,
      'aria-labelledby': anything,
    },
  },
  { tags: /^div$/, attributes: { ...running, class: /^(?:cell|texts of-\d)$/ } },
  { tags: /^ol$/, attributes: { class: /^rows$/ } },
  { tags: /^li$/, attributes: { class: /^row$/, id: /^row-/ } },
];
/** What scripts of Margent, and the extensions of browsers, keep in elements; what says of a text what it is means more. */
const kept = /^data-(?!apparatus$|passage$|seed$)/;
/** The scripts of Margent set these while they move what is shown, and leave an empty `style`. */
const ownStyle = /^(?:(?:overflow-anchor: none|min-height: \d+px); ?)*$/;

/** Tells those of the elements around a text, the outer first, that the renderer does not write. */
export function foreignAround<N>(path: readonly N[], tree: Tree<N>): Foreign<N>[] {
  const isKept = (node: N) => (name: string) => {
    const value = tree.attribute(node, name);
    return kept.test(name) || (name === 'style' && value !== undefined && ownStyle.test(value));
  };
  const attributes = (node: N) => tree.attributes(node).filter((name) => !isKept(node)(name));
  const bare = { ...tree, attributes };
  return path.flatMap((node) =>
    around.some((shape) => fits(node, shape, bare)) ? [] : [foreign(node, tree)],
  );
}

/** Returns an element that the renderer does not write as it is told to a reader. */
export function foreign<N>(node: N, tree: Tree<N>): Foreign<N> {
  const found = tagOf(node, tree);
  return { node, found: tree.replaced(node) ? `${found} with a shadow tree` : found };
}
