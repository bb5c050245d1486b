import { type Direction, directionOf, directionOfText } from '../text/direction.ts';
import { fold } from '../text/fold.ts';
import { foreignAround } from './around.ts';
import { strangeApart } from './apart.ts';
import { boxesIn, isOtherBox } from './boxes.ts';
import { breaksIn } from './breaks.ts';
import { columnClass } from './columns.ts';
import { isLevelled } from './levels.ts';
import { fits, isOtherTitle, looksInLine, type Shape, wordlessInPassage } from './shapes.ts';
import { isApparatus, tagOf, textIn, type Tree, wordsIn } from './tree.ts';

/** A passage of a seed that a page quotes, as any script may read it. */
export interface QuotedPassage {
  seed: string;
  /** Where it stands in the decoded seed, in code points; the end is exclusive. */
  start: string;
  end: string;
  /** Its text, without apparatus. */
  text: string;
  /** What it is set as: its classes, in order. */
  classes: string;
  /** In which direction it is set, its language, and the direction of what has no letters. */
  set: string;
  language: string;
  usual: Direction;
  /** Where its lines break, in UTF-16 units of its text. */
  breaks: readonly number[];
  /** Where each box in it stands, in UTF-16 units of its text, and its classes. */
  boxes: readonly string[];
  /** Whether its labels stand at heights as those of a table do, where it is set as one. */
  isLevelled: boolean;
  /** Whether it is a quotation; else it is a block of its text. */
  isQuotation: boolean;
  /** How many texts its page has side by side, where it has them. */
  texts?: number;
  /** Whether it is told to stand elsewhere than in its text. */
  moved?: true;
  /** The tag of something in or around it that the renderer does not write: a reader could be shown something else than the text. */
  foreign?: string;
}

type PlacedPassage = Pick<QuotedPassage, 'start' | 'text' | 'moved'>;

/** How a page is read whose passages are looked for. */
export interface PassageTree<N> extends Tree<N> {
  /** Returns whether words are what the renderer says of what differs, by the class of its mark, in the language of the page's interface. */
  isTold: (kind: string, words: string) => boolean;
}

/**
 * Returns the passages of seeds in a page, in order: what has `data-passage`. `above` are the elements around `node`, the outer first, and
 * `before` is the element that goes before it.
 */
export function findPassages<N>(
  node: N,
  tree: PassageTree<N>,
  above: readonly N[] = [],
  before?: N,
): QuotedPassage[] {
  const isElement = tree.name(node) !== undefined;
  const path = isElement ? [...above, node] : above;
  const seed = isElement ? tree.attribute(node, 'data-passage') : undefined;
  if (seed === undefined) {
    let last: N | undefined;
    return tree.children(node).flatMap((child) => {
      const found = findPassages(child, tree, path, last);
      if (tree.name(child) !== undefined) last = child;
      return found;
    });
  }
  const given = (name: string) => tree.attribute(node, name) ?? '';
  const isTable = /\bcolumns\b/.test(classOf(node, tree));
  const running = runningOf(path, tree);
  const [texts] = above.flatMap((one) => / of-(\d)$/.exec(classOf(one, tree))?.[1] ?? []);
  const [foreign] = [
    ...foreignAround(above, tree).map(({ found }) => found),
    ...(texts === undefined ? [] : foreignRow(above, Number(texts), tree)),
    ...foreignHolder(path, isTable, tree),
    ...(Number(given('data-start')) < Number(given('data-end')) ? [] : [tagOf(node, tree)]),
    ...tree.children(node).flatMap((child) => foreignIn(child, tree)),
    ...strangeApart(
      {
        node,
        direction: running.set === 'rtl' ? 'rtl' : 'ltr',
        isKept: isTable || /\bkeep\b/.test(classOf(node, tree)),
      },
      tree,
    ).map(({ found }) => found),
  ];
  return [
    {
      seed,
      start: given('data-start'),
      end: given('data-end'),
      text: textIn(node, tree),
      classes: classOf(node, tree),
      breaks: breaksIn(node, tree),
      ...running,
      boxes: boxesIn(node, tree),
      isLevelled: isLevelled(node, isTable, tree),
      isQuotation: tree.name(node) === 'blockquote',
      ...(texts !== undefined && { texts: Number(texts) }),
      ...(before !== undefined && isPlaceElsewhere(before, tree) && { moved: true }),
      ...(foreign !== undefined && { foreign }),
    },
  ];
}

function classOf<N>(node: N, tree: Tree<N>): string {
  return tree.attribute(node, 'class') ?? '';
}

/** Tells a row of texts side by side that has not a cell for each, among these elements. */
function foreignRow<N>(path: readonly N[], texts: number, tree: Tree<N>): string[] {
  return path
    .filter((one) => classOf(one, tree) === 'row')
    .flatMap((row) => {
      const cells = tree.children(row).filter((child) => tree.name(child) !== undefined);
      return cells.length === texts ? [] : [`${tagOf(row, tree)} of ${cells.length} cells`];
    });
}

/** Whether what stands before a passage says more of its place than where that is. */
function isPlaceElsewhere<N>(before: N, tree: Tree<N>): boolean {
  const ways = tree.children(before).filter((child) => tree.name(child) !== undefined);
  const said = ways.map((way) => wordsIn(way, tree)).join('');
  return classOf(before, tree) === 'place' && wordsIn(before, tree) !== said;
}

/** The element that holds a passage. */
const holder: Shape = {
  tags: /^(?:p|blockquote)$/,
  attributes: {
    class: new RegExp(`^(?:keep)?(?:(?:^| )head)?(?:(?:^| )${columnClass})?$`),
    id: /^/,
    'data-passage': /^/,
    'data-start': /^\d+$/,
    'data-end': /^\d+$/,
    lang: /^/,
    dir: /^(?:ltr|rtl)$/,
  },
  always: ['data-start', 'data-end'],
};

/**
 * Tells what holds a passage, the last of these elements, where the renderer does not write it so, or its letters run otherwise: of a table, all of its letters
 * say how it runs, and not these alone.
 */
function foreignHolder<N>(path: readonly N[], isTable: boolean, tree: Tree<N>): string[] {
  const node = path.at(-1) as N;
  if (!fits(node, holder, tree)) return [tagOf(node, tree)];
  const { set, language, usual } = runningOf(path, tree);
  const own = directionOfText(textIn(node, tree), directionOf(language)) ?? usual;
  return isTable || own === set ? [] : [`${tagOf(node, tree)} with letters that run ${own}`];
}

/** How a passage is set, the last of these elements. */
function runningOf<N>(
  path: readonly N[],
  tree: Tree<N>,
): Pick<QuotedPassage, 'set' | 'language' | 'usual'> {
  const nearest = (name: string) =>
    path.flatMap((one) => tree.attribute(one, name) ?? []).at(-1) ?? '';
  // Sites that were built before it was always said have it of what is around.
  const set = nearest('dir') || 'ltr';
  const language = nearest('lang');
  // Beside other texts, what has no letters runs as its text does.
  const cell = path.slice(0, -1).find((one) => tree.attribute(one, 'class') === 'cell');
  const around = cell && tree.attribute(cell, 'dir');
  const usual = around === 'rtl' || around === 'ltr' ? around : directionOf(language);
  return { set, language, usual };
}

/**
 * Tells what is wrong with the passages of one text side by side with others, in the order of the page: each of its blocks has to be one of
 * them, once, in the order of the text but for those that are told to stand elsewhere. Returns undefined where nothing is.
 */
export function faultOfText(passages: readonly PlacedPassage[], text: string): string | undefined {
  const inOrder = (some: readonly PlacedPassage[]) =>
    [...some].sort((a, b) => Number(a.start) - Number(b.start));
  const whole = inOrder(passages).map((one) => one.text);
  if (fold(whole.join('\n')) !== fold(text)) return 'are not all of it, once';
  const unmoved = passages.filter(({ moved }) => !moved);
  const isRising = inOrder(unmoved).every((one, at) => one === unmoved[at]);
  return isRising ? undefined : 'are in another order, and that is not said';
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
};

function foreignIn<N>(node: N, tree: PassageTree<N>, kind?: string): string[] {
  const name = tree.name(node);
  if (name === undefined) return [];
  const strange = [tagOf(node, tree)];
  if (isApparatus(node, tree) && wordlessInPassage.some((shape) => fits(node, shape, tree)))
    return isLabelled(node, tree) ? [] : strange;
  // What a mark is, is told in it alone.
  if (isApparatus(node, tree)) {
    const words = wordsIn(node, tree);
    const isTold = kind !== undefined && tree.isTold(kind, words);
    return isTold && fits(node, told, tree) ? [] : strange;
  }
  const inner = name === 'mark' ? classOf(node, tree) : kind;
  const isOther = isOtherBox(node, tree) || isOtherTitle(node, tree);
  return !isOther && written.some((shape) => fits(node, shape, tree))
    ? tree.children(node).flatMap((child) => foreignIn(child, tree, inner))
    : strange;
}

/** Whether what stands for missing words says what can be said of them, and what leads to a page of the original to which. */
function isLabelled<N>(node: N, tree: Tree<N>): boolean {
  if (classOf(node, tree) === 'missing') return tree.labels.isGap(wordsIn(node, tree));
  const number = wordsIn(node, tree).slice(1, -1);
  const links = tree.children(node).filter((child) => tree.name(child) !== undefined);
  return links.every((link) =>
    tree.labels.isPage(tree.attribute(link, 'aria-label') ?? '', number),
  );
}
