import type { Range } from '../text/range.ts';
import type { Labels } from './labels.ts';

/** How a tree of HTML is read: that of a parser, when a site is proved, and that of a browser, when a reader verifies. */
export interface Tree<N> {
  /** Returns the name of an element, in small letters; none of what is no element. */
  name: (node: N) => string | undefined;
  /** Returns the names of the attributes of an element. */
  attributes: (element: N) => readonly string[];
  attribute: (element: N, name: string) => string | undefined;
  children: (element: N) => readonly N[];
  /** Returns what a text says; nothing of a comment. */
  words: (node: N) => string;
  /** Returns whether a shadow tree is shown in place of the children of an element (DOM Standard, section 4.8). */
  replaced: (element: N) => boolean;
  /** What labels of the apparatus may say, in the language of the page's interface. */
  labels: Labels;
}

/** Returns whether a node is an element that is said to be no text of the source. */
export function isApparatus<N>(node: N, tree: Tree<N>): boolean {
  return tree.name(node) !== undefined && tree.attribute(node, 'data-apparatus') !== undefined;
}

/** Returns the text in a node, without apparatus. */
export function textIn<N>(node: N, tree: Tree<N>): string {
  return isApparatus(node, tree) ? '' : tree.words(node) + joined(node, tree, textIn);
}

/** Returns the elements in one, and it, apparatus left out, each with the stretch of the text in the outermost that it takes, in UTF-16 units; the outer first. */
export function stretchesIn<N>(root: N, tree: Tree<N>): (Range & { node: N })[] {
  const found: (Range & { node: N })[] = [];
  let at = 0;
  const visit = (node: N) => {
    if (isApparatus(node, tree)) return;
    const stretch = { node, start: at, end: at };
    if (tree.name(node) !== undefined) found.push(stretch);
    at += tree.words(node).length;
    for (const child of tree.children(node)) visit(child);
    stretch.end = at;
  };
  visit(root);
  return found;
}

/** Returns all words in a node, as `textContent` has them. */
export function wordsIn<N>(node: N, tree: Tree<N>): string {
  return tree.words(node) + joined(node, tree, wordsIn);
}

function joined<N>(node: N, tree: Tree<N>, read: (child: N, tree: Tree<N>) => string): string {
  return tree
    .children(node)
    .map((child) => read(child, tree))
    .join('');
}

/** Returns the start tag of an element, as it is told to a reader. */
export function tagOf<N>(node: N, tree: Tree<N>): string {
  const attributes = tree
    .attributes(node)
    .flatMap((name) => [' ', name, '="', tree.attribute(node, name), '"']);
  return ['<', tree.name(node), ...attributes, '>'].join('');
}
