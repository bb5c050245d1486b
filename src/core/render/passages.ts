import { directionOf } from '../text/direction.ts';
import { fold } from '../text/fold.ts';
import { foreignAround, otherDirection } from './around.ts';
import { fits, looksInLine, type Shape, wordlessInPassage } from './shapes.ts';
import { isApparatus, tagOf, textIn, type Tree, wordsIn } from './tree.ts';

/** A passage of a seed that a page quotes, as any script may read it. */
export interface QuotedPassage {
  seed: string;
  /** Where it stands in the decoded seed, in code points; the end is exclusive. */
  start: string;
  end: string;
  /** Its text, without apparatus. */
  text: string;
  /** How many texts its page has side by side, where it has them. */
  texts?: number;
  /** The tag of something in or around it that the renderer does not write: a reader could be shown something else than the text. */
  foreign?: string;
}

/** Returns the passages of seeds in a page, in order: what has `data-passage`. `above` are the elements around `node`, the outer first. */
export function findPassages<N>(node: N, tree: Tree<N>, above: readonly N[] = []): QuotedPassage[] {
  if (tree.name(node) === undefined)
    return tree.children(node).flatMap((child) => findPassages(child, tree, above));
  const path = [...above, node];
  const seed = tree.attribute(node, 'data-passage');
  if (seed === undefined)
    return tree.children(node).flatMap((child) => findPassages(child, tree, path));
  const given = (name: string) => tree.attribute(node, name) ?? '';
  const [foreign] = [
    ...foreignAround(above, tree).map(({ found }) => found),
    ...foreignHolder(path, tree),
    ...(Number(given('data-start')) < Number(given('data-end')) ? [] : [tagOf(node, tree)]),
    ...tree.children(node).flatMap((child) => foreignIn(child, tree)),
  ];
  const [texts] = above.flatMap(
    (one) => / of-(\d)$/.exec(tree.attribute(one, 'class') ?? '')?.[1] ?? [],
  );
  return [
    {
      seed,
      start: given('data-start'),
      end: given('data-end'),
      text: textIn(node, tree),
      ...(texts !== undefined && { texts: Number(texts) }),
      ...(foreign !== undefined && { foreign }),
    },
  ];
}

/** The element that holds a passage. */
const holder: Shape = {
  tags: /^(?:p|blockquote)$/,
  attributes: {
    class: /^(?:keep)?(?:(?:^| )head)?(?: columns)?$/,
    id: /^/,
    'data-passage': /^/,
    'data-start': /^\d+$/,
    'data-end': /^\d+$/,
    lang: /^/,
    dir: /^(?:ltr|rtl)$/,
  },
  always: ['data-start', 'data-end'],
};

/** Tells what holds a passage, the last of these elements, where the renderer does not write it so, or its letters run otherwise. */
function foreignHolder<N>(path: readonly N[], tree: Tree<N>): string[] {
  const node = path.at(-1) as N;
  if (!fits(node, holder, tree)) return [tagOf(node, tree)];
  const nearest = (name: string) =>
    path.flatMap((one) => tree.attribute(one, name) ?? []).at(-1) ?? '';
  // Sites that were built before it was always said have it of what is around.
  const set = nearest('dir') || 'ltr';
  const language = nearest('lang');
  // Beside other texts, what has no letters runs as its text does.
  const cell = path.slice(0, -1).find((one) => tree.attribute(one, 'class') === 'cell');
  const usual = (cell && tree.attribute(cell, 'dir')) ?? directionOf(language);
  const other = otherDirection(node, { set, language, usual }, tree);
  return other === undefined ? [] : [`${tagOf(node, tree)} with letters that run ${other}`];
}

/**
 * Returns the text that passages of one seed are together, folded, in the order in which they stand there: where each of its blocks is
 * one of them, and once, that is the folded seed.
 */
export function textOfPassages(passages: readonly QuotedPassage[]): string {
  const sorted = [...passages].sort((a, b) => Number(a.start) - Number(b.start));
  return fold(sorted.map(({ text }) => text).join('\n'));
}

/** What differs is marked, and told to those who do not see that; the rest is as on the page of a source. */
const written: readonly Shape[] = [
  {
    tags: /^mark$/,
    attributes: { class: /^(?:words|spelling|signs|case)$/ },
    always: ['class'],
  },
  ...looksInLine,
];
const told: Shape = {
  tags: /^span$/,
  attributes: { class: /^unseen$/, 'data-apparatus': /^$/ },
  always: ['class', 'data-apparatus'],
  words: /^(?:\[[^[\]]+: |\])$/,
};

function foreignIn<N>(node: N, tree: Tree<N>, isMarked = false): string[] {
  const name = tree.name(node);
  if (name === undefined) return [];
  const strange = [tagOf(node, tree)];
  if (isApparatus(node, tree) && wordlessInPassage.some((shape) => fits(node, shape, tree)))
    return isLabelled(node, tree) ? [] : strange;
  // What a mark is, is told in it alone.
  const shapes = !isApparatus(node, tree) ? written : isMarked ? [told] : [];
  const isInner = isMarked || name === 'mark';
  return shapes.some((shape) => fits(node, shape, tree))
    ? tree.children(node).flatMap((child) => foreignIn(child, tree, isInner))
    : strange;
}

/** Whether what leads to a page of the original says to which. */
function isLabelled<N>(node: N, tree: Tree<N>): boolean {
  const number = wordsIn(node, tree).slice(1, -1);
  const links = tree.children(node).filter((child) => tree.name(child) !== undefined);
  return links.every((link) =>
    tree.labels.isPage(tree.attribute(link, 'aria-label') ?? '', number),
  );
}
