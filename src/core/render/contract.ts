import { directionOf, directionOfText } from '../text/direction.ts';
import { fold } from '../text/fold.ts';

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
}

/** What the public contract finds in a source on a built page. */
export interface ContractText<N> {
  seed: string;
  sha256: string;
  encoding: string;
  /** The text of the source, without apparatus, folded. */
  text: string;
  /** What is in it that the renderer does not write: a reader could be shown something else than the text. */
  foreign: { node: N; told: string }[];
}

/** What the renderer writes for an element, by the names of its attributes. */
interface Shape {
  tags: RegExp;
  attributes: Record<string, RegExp>;
  /** What an element of the apparatus says, and the one element that is in it. */
  words?: RegExp;
  inner?: Shape;
}

const anything = /^/;
const local = /^(?![a-z][a-z0-9+.-]*:)/i;
const number = /^\d+$/;

const root: Shape = {
  tags: /^div$/,
  attributes: {
    class: /^source(?: keep)?$/,
    'data-seed': anything,
    'data-sha256': anything,
    'data-encoding': anything,
    lang: anything,
    dir: /^(?:ltr|rtl)$/,
  },
};

const text: Shape[] = [
  { tags: /^(?:p|h[2-6])$/, attributes: { id: anything, dir: /^(?:ltr|rtl)$/ } },
  { tags: /^blockquote$/, attributes: {} },
  { tags: /^br$/, attributes: {} },
  {
    tags: /^mark$/,
    attributes: {
      id: anything,
      // A claim is lit under the pointer.
      class: /^claim(?: lit)?$/,
      'data-claim': anything,
      'data-verdict': anything,
      'data-tone': anything,
      title: anything,
    },
  },
  // Where terms are not shown, they are no links.
  { tags: /^a$/, attributes: { class: /^term$/, href: local, 'data-href': local } },
];

const apparatus: Shape[] = [
  {
    tags: /^a$/,
    attributes: { class: /^para$/, href: /^#/, 'data-apparatus': /^$/, 'aria-label': anything },
    words: number,
  },
  {
    tags: /^sup$/,
    attributes: { class: /^mark(?: n\d+)?$/, dir: /^ltr$/, 'data-apparatus': /^$/ },
    words: number,
    inner: {
      tags: /^a$/,
      attributes: { id: anything, href: /^#/, role: anything, 'aria-label': anything },
    },
  },
];

/** Where a source may stand: nothing around it hides it. */
const around = /^(?:html|body|main|article|section|div)$/;

/**
 * Returns the sources below `node`, each behind the elements around it, the outer first: what has `data-seed`.
 */
export function sourcesIn<N>(node: N, tree: Tree<N>, above: readonly N[] = []): (readonly N[])[] {
  const path = tree.name(node) === undefined ? above : [...above, node];
  const own = path !== above && tree.attribute(node, 'data-seed') !== undefined ? [path] : [];
  return [...own, ...tree.children(node).flatMap((child) => sourcesIn(child, tree, path))];
}

/**
 * Reads the text of a source back from a page as any script may: the `textContent` of the element with `data-seed`, without
 * the elements that carry `data-apparatus`, folded. `path` is the element behind those around it.
 */
export function readContract<N>(path: readonly N[], tree: Tree<N>): ContractText<N> {
  const source = path.at(-1) as N;
  const given = (name: string) => tree.attribute(source, name) ?? '';
  return {
    seed: given('data-seed'),
    sha256: given('data-sha256'),
    encoding: given('data-encoding'),
    text: fold(textIn(source, tree)),
    foreign: [
      ...path.slice(0, -1).flatMap((node) => hidden(node, tree)),
      ...judge(source, [root], tree),
      ...tree.children(source).flatMap((child) => foreignIn(child, source, tree)),
    ],
  };
}

function textIn<N>(node: N, tree: Tree<N>): string {
  if (isApparatus(node, tree)) return '';
  return (
    tree.words(node) +
    tree
      .children(node)
      .map((child) => textIn(child, tree))
      .join('')
  );
}

function isApparatus<N>(node: N, tree: Tree<N>): boolean {
  return tree.name(node) !== undefined && tree.attribute(node, 'data-apparatus') !== undefined;
}

type Foreign<N> = ContractText<N>['foreign'];

function hidden<N>(node: N, tree: Tree<N>): Foreign<N> {
  const strange =
    !around.test(String(tree.name(node))) || tree.attribute(node, 'hidden') !== undefined;
  return strange ? [{ node, told: tagOf(node, tree) }] : [];
}

function foreignIn<N>(node: N, source: N, tree: Tree<N>): Foreign<N> {
  const name = tree.name(node);
  if (name === undefined) return [];
  if (isApparatus(node, tree)) return judge(node, apparatus, tree);
  const own = judge(node, text, tree);
  if (own.length > 0) return own;
  return [
    ...(/^(?:p|h\d)$/.test(name) ? turned(node, source, tree) : []),
    ...tree.children(node).flatMap((child) => foreignIn(child, source, tree)),
  ];
}

/** Tells a block that is set in another direction than its letters have. */
function turned<N>(block: N, source: N, tree: Tree<N>): Foreign<N> {
  const around = tree.attribute(source, 'dir');
  const set = tree.attribute(block, 'dir') ?? around;
  const language = directionOf(tree.attribute(source, 'lang') ?? '');
  const right = directionOfText(textIn(block, tree), language) ?? around;
  return set === right
    ? []
    : [{ node: block, told: `${tagOf(block, tree)} with letters that run ${right}` }];
}

function judge<N>(node: N, shapes: readonly Shape[], tree: Tree<N>): Foreign<N> {
  return shapes.some((shape) => fits(node, shape, tree)) ? [] : [{ node, told: tagOf(node, tree) }];
}

function fits<N>(node: N, { tags, attributes, words, inner }: Shape, tree: Tree<N>): boolean {
  if (!tags.test(String(tree.name(node)))) return false;
  const known = tree
    .attributes(node)
    .every(
      (name) =>
        Object.hasOwn(attributes, name) &&
        attributes[name]?.test(String(tree.attribute(node, name))),
    );
  if (!known || words === undefined) return known;
  const elements = tree.children(node).filter((child) => tree.name(child) !== undefined);
  if (!words.test(wordsIn(node, tree)) || elements.length !== (inner ? 1 : 0)) return false;
  return elements.every((child) => inner && fits(child, { ...inner, words }, tree));
}

function wordsIn<N>(node: N, tree: Tree<N>): string {
  return (
    tree.words(node) +
    tree
      .children(node)
      .map((child) => wordsIn(child, tree))
      .join('')
  );
}

function tagOf<N>(node: N, tree: Tree<N>): string {
  const attributes = tree
    .attributes(node)
    .map((name) => ` ${name}="${tree.attribute(node, name)}"`);
  return `<${tree.name(node)}${attributes.join('')}>`;
}
