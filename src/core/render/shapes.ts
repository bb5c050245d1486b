import { pageWords } from '../page/rendition.ts';
import { boxClass } from './boxes.ts';
import { columnClass, tablesClass } from './columns.ts';
import { level } from './levels.ts';
import { type Tree, wordsIn } from './tree.ts';

/** What the renderer writes for an element, by the names of its attributes; labels, which are in many languages, are looked at apart. */
export interface Shape {
  tags: RegExp;
  attributes: Record<string, RegExp>;
  /** The attributes that are always written. */
  always?: readonly string[];
  /** What an element of the apparatus says, and the one element that is in it. */
  words?: RegExp;
  inner?: Shape;
}

const anything = /^/;
/** White space and controls in an address are dropped by browsers (URL Standard, section 4.4), and “\” is read as “/”. */
const local = /^(?![\s\p{Cc}]*(?:[a-z][a-z0-9+.\s\p{Cc}-]*:|[/\\][\s\p{Cc}]*[/\\]))/iu;
const number = /^[1-9]\d*$/;

/** The element that holds a source. */
export const sourceShape: Shape = {
  tags: /^div$/,
  attributes: {
    class: /^source(?: keep)?$/,
    // What a seed may be called: no path leads out of the folder of seeds.
    'data-seed': /^[A-Za-z0-9][A-Za-z0-9._-]*\.txt$/,
    'data-sha256': /^[0-9a-f]{64}$/,
    'data-encoding': anything,
    'data-tables': number,
    'data-table-rules': number,
    lang: anything,
    dir: /^(?:ltr|rtl)$/,
  },
  always: ['class', 'data-sha256', 'data-encoding', 'lang', 'dir'],
};

/** What stands for words that the seed lacks: which words those are, in many languages, is looked at apart. */
const gap = {
  attributes: { class: /^missing$/, 'data-apparatus': /^$/, ...level },
  always: ['class', 'data-apparatus'],
  words: /^\[[^[\]]+\]$/,
};
/** What stands where a page of the original begins. Where the link leads nowhere, it is none. */
const page = {
  attributes: { class: /^page$/, id: anything, 'data-apparatus': /^$/, ...level },
  always: ['class', 'id', 'data-apparatus'],
  words: pageWords,
  inner: {
    tags: /^(?:a|span)$/,
    attributes: { href: local, 'aria-label': anything },
  },
};
const inLine = (shapes: readonly Omit<Shape, 'tags'>[]): Shape[] =>
  shapes.map((one) => ({ ...one, tags: /^bdi$/ }));
/** The same within a line. */
export const wordlessInLine: readonly Shape[] = inLine([gap, page]);
/** The same in a line of a passage: there a page begins at no address of its own. */
export const wordlessInPassage: readonly Shape[] = inLine([
  gap,
  {
    ...gap,
    attributes: { ...gap.attributes, class: /^page$/ },
    words: pageWords,
    inner: page.inner,
  },
]);

/** What stands in a source or a quotation. */
export const flow: readonly Shape[] = [
  {
    tags: /^(?:p|h[2-6])$/,
    attributes: { id: anything, dir: /^(?:ltr|rtl)$/, class: new RegExp(`^${columnClass}$`) },
    always: ['id'],
  },
  { tags: /^blockquote$/, attributes: {} },
  {
    tags: /^div$/,
    attributes: { class: new RegExp(`^${tablesClass}$`), dir: /^(?:ltr|rtl)$/ },
    always: ['class'],
  },
  { ...gap, tags: /^div$/ },
  { ...page, tags: /^div$/ },
];

const lineBreak: Shape = { tags: /^br$/, attributes: {} };

/** Looks and readings of the original. */
const renditions: readonly Shape[] = [
  { tags: /^(?:[ibu]|su[bp])$/, attributes: { class: /^hi$/ }, always: ['class'] },
  { tags: /^span$/, attributes: { class: /^hi small-caps$/ }, always: ['class'] },
  { tags: /^span$/, attributes: { class: /^foreign$/, lang: anything }, always: ['class', 'lang'] },
  {
    tags: /^span$/,
    attributes: { class: /^(?:unclear|supplied)$/, title: anything },
    always: ['class', 'title'],
  },
  { tags: /^span$/, attributes: { class: new RegExp(`^${boxClass}$`) }, always: ['class'] },
  // What is set by itself, so that it can show what is missing within; where that is right is looked at apart.
  { tags: /^bdo$/, attributes: { dir: /^ltr$/ }, always: ['dir'] },
  { tags: /^bdi$/, attributes: { dir: /^rtl$/ }, always: ['dir'] },
  { tags: /^ins$/, attributes: { class: /^add$/, title: anything }, always: ['class', 'title'] },
  { tags: /^del$/, attributes: { class: /^del$/, title: anything }, always: ['class', 'title'] },
  // The notes of the source's own, and their marks.
  { tags: /^span$/, attributes: { class: /^own-note$/, id: /^own-/ }, always: ['class'] },
  {
    tags: /^a$/,
    attributes: {
      class: /^own-mark$/,
      id: /^mark--/,
      href: /^#(?:own-|mark--)/,
      role: /^doc-(?:noteref|backlink)$/,
    },
    always: ['class', 'href', 'role'],
  },
];

/** What stands in a passage of a source: how the original looks, and where its lines end. */
export const looksInLine: readonly Shape[] = [lineBreak, ...renditions];

/** The way back from a note of the source's own. */
export const ownBack: Shape = {
  tags: /^a$/,
  attributes: {
    class: /^own-back$/,
    href: /^#mark--/,
    role: /^doc-backlink$/,
    'aria-label': anything,
    'data-apparatus': /^$/,
    ...level,
  },
  always: ['class', 'href', 'role', 'aria-label'],
  words: /^[↩↪]$/,
};

/** What stands in a block, or in what stands there. */
export const inline: readonly Shape[] = [
  lineBreak,
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
    always: ['class', 'data-claim'],
  },
  // Where terms are not shown, they are no links.
  {
    tags: /^a$/,
    attributes: { class: /^term$/, href: local, 'data-href': local },
    always: ['class'],
  },
  ...renditions,
];

/** The number of a block, which leads to it. */
export const paragraph: Shape = {
  tags: /^a$/,
  attributes: {
    class: /^para$/,
    href: /^#/,
    'data-apparatus': /^$/,
    'aria-label': anything,
  },
  always: ['class', 'href', 'aria-label'],
  words: number,
};

/** The mark of a note. */
export const mark: Shape = {
  tags: /^sup$/,
  attributes: { class: /^mark(?: n\d+)?$/, dir: /^ltr$/, 'data-apparatus': /^$/ },
  always: ['class', 'dir'],
  words: number,
  inner: {
    tags: /^a$/,
    attributes: { id: anything, href: /^#/, role: /^doc-noteref$/, 'aria-label': anything },
    always: ['id', 'href', 'role', 'aria-label'],
  },
};

/** Returns whether the renderer could have written an element: its name, its attributes, and for apparatus its words. */
export function fits<N>(node: N, shape: Shape, tree: Tree<N>): boolean {
  const { tags, attributes, always = [], words, inner } = shape;
  const name = tree.name(node);
  if (name === undefined || !tags.test(name) || tree.replaced(node)) return false;
  const names = tree.attributes(node);
  const known =
    always.every((name) => names.includes(name)) &&
    names.every((own) => {
      const value = tree.attribute(node, own);
      return value !== undefined && Object.hasOwn(attributes, own) && attributes[own]?.test(value);
    });
  if (!known || words === undefined) return known;
  const elements = tree.children(node).filter((child) => tree.name(child) !== undefined);
  if (!words.test(wordsIn(node, tree)) || elements.length !== (inner ? 1 : 0)) return false;
  return elements.every((child) => inner && fits(child, { ...inner, words }, tree));
}

/** Returns whether words that the editors mark are said to be something else than these can be. What a claim says is looked at apart. */
export function isOtherTitle<N>(node: N, tree: Tree<N>): boolean {
  const [kind = '', title] = ['class', 'title'].map((name) => tree.attribute(node, name));
  return title !== undefined && tree.name(node) !== 'mark' && !tree.labels.isTitle(kind, title);
}
