import { directionOf, directionOfText } from '../text/direction.ts';
import { tagOf, textIn, type Tree } from './tree.ts';

/** An element of a page that the renderer does not write so, and what it is told as. */
export interface Foreign<N> {
  node: N;
  found: string;
}

const anything = /^/;
const running = { lang: anything, dir: /^(?:ltr|rtl)$/ };

/**
 * What the renderer writes around a source or a passage, by the names of elements and of their attributes: any other may have a style that
 * hides what is in it, or say something else in its place to those who do not see it.
 */
const around: Record<string, Record<string, RegExp>> = {
  html: running,
  body: {},
  main: { id: /^main$/ },
  article: { class: /^(?:source-page|comparison|side-by-side)$/ },
  section: {
    class: /^text$/,
    id: /^(?:source|comparison|text)-/,
    'aria-labelledby': anything,
  },
  div: { ...running, class: /^(?:cell|texts of-\d)$/ },
  ol: { class: /^rows$/ },
  li: { class: /^row$/, id: /^row-/ },
  figure: {},
};
/** What scripts of Margent, and the extensions of browsers, keep in elements; what says of a text what it is means more. */
const kept = /^data-(?!apparatus$|passage$|seed$)/;
/** The scripts of Margent set these while they move what is shown, and leave an empty `style`. */
const ownStyle = /^(?:(?:overflow-anchor: none|min-height: \d+px); ?)*$/;

/** Tells those of the elements around a text, the outer first, that the renderer does not write. */
export function foreignAround<N>(path: readonly N[], tree: Tree<N>): Foreign<N>[] {
  return path.flatMap((node) => {
    const own = around[tree.name(node) ?? ''];
    const isOwn = tree.attributes(node).every((name) => {
      const value = tree.attribute(node, name) ?? '';
      if (name === 'style') return ownStyle.test(value);
      return kept.test(name) || (own && Object.hasOwn(own, name) && own[name]?.test(value));
    });
    if (!own || !isOwn) return [{ node, found: tagOf(node, tree) }];
    return tree.replaced(node) ? [{ node, found: replaced(node, tree) }] : [];
  });
}

/** Returns the tag of an element in whose place other content is shown, as it is told to a reader. */
export function replaced<N>(node: N, tree: Tree<N>): string {
  return `${tagOf(node, tree)} with a shadow tree`;
}

/** How a text is set: its direction, its language, and the direction of what has no letters. */
interface SetText {
  set: string;
  language: string;
  usual: string;
}

/** Returns the direction that a text has to run in, by its letters, where it is set in another. */
export function otherDirection<N>(
  node: N,
  { set, language, usual }: SetText,
  tree: Tree<N>,
): string | undefined {
  const own = directionOfText(textIn(node, tree), directionOf(language)) ?? usual;
  return own === set ? undefined : own;
}
