import { mostSmaller } from '../page/rendition.ts';
import { decoded } from '../text/address.ts';
import { directionOf } from '../text/direction.ts';
import { fold } from '../text/fold.ts';
import { itemAt } from '../text/lookup.ts';
import { strangeApart } from './apart.ts';
import { isOtherBox } from './boxes.ts';
import { tableRules, tablesClass } from './columns.ts';
import { directionOfRun, runsOf } from './running.ts';
import { type Foreign, foreign, foreignAround } from './around.ts';
import {
  fits,
  flow,
  inline,
  isOtherTitle,
  mark,
  ownBack,
  paragraph,
  sourceShape,
  type Shape,
  wordlessInLine,
} from './shapes.ts';
import { foreignSetting, foreignTables, type SetText, setTextOf } from './tables.ts';
import { isApparatus, tagOf, textIn, type Tree, wordsIn } from './tree.ts';

export type { Tree };

/** What the public contract finds in a source on a built page. */
export interface SourceMarkup<N> {
  seed: string;
  sha256: string;
  encoding: string;
  /** The text of the source, without apparatus, folded. */
  text: string;
  /** What is in it that the renderer does not write: a reader could be shown something else than the text. */
  foreign: Foreign<N>[];
  /** Returns how it is set, where its text is that of the decoded seed and nothing else in it. */
  setting: (seed: string) => Required<SetText>;
  /** Tells what in it is set otherwise than is asked. */
  unlike: (set: SetText) => Foreign<N>[];
}

/**
 * Returns the sources below `node`, each behind the elements around it, the outer first: what has `data-seed`.
 */
export function findSources<N>(node: N, tree: Tree<N>, above: readonly N[] = []): (readonly N[])[] {
  const path = tree.name(node) === undefined ? above : [...above, node];
  const own = path !== above && tree.attribute(node, 'data-seed') !== undefined ? [path] : [];
  return [...own, ...tree.children(node).flatMap((child) => findSources(child, tree, path))];
}

/**
 * Reads the text of a source back from a page as any script may: the `textContent` of the element with `data-seed`, without
 * the elements that carry `data-apparatus`, folded. `path` is the element behind those around it.
 */
export function readSourceMarkup<N>(path: readonly N[], tree: Tree<N>): SourceMarkup<N> {
  const source = path.at(-1) as N;
  const given = (name: string) => tree.attribute(source, name) ?? '';
  const blocks = blocksIn(source, tree);
  return {
    seed: given('data-seed'),
    sha256: given('data-sha256'),
    encoding: given('data-encoding'),
    text: fold(textIn(source, tree)),
    foreign: [
      ...foreignAround(path.slice(0, -1), tree),
      ...judge(source, [sourceShape], tree),
      ...foreignInFlow(source, tree),
      ...foreignInBlocks(source, blocks, tree),
      ...foreignTables(source, blocks, tree),
    ],
    setting: (seed) => setTextOf(source, blocks, seed, tree),
    unlike: (set) => foreignSetting(source, blocks, set, tree),
  };
}

/** Tells what stands between the blocks of a source or a quotation: quotations and white space. */
function foreignInFlow<N>(holder: N, tree: Tree<N>): Foreign<N>[] {
  const children = tree.children(holder);
  const isElement = (node: N) => tree.name(node) !== undefined;
  return [
    ...children.filter(isElement).flatMap((child) => {
      const strange = judge(child, flow, tree);
      return strange.length > 0 || !isApparatus(child, tree) ? strange : mislabelled(child, tree);
    }),
    ...children
      .filter((child) => !isElement(child) && !blank.test(tree.words(child)))
      .map((): Foreign<N> => ({
        node: holder,
        found: `${tagOf(holder, tree)} with words in no block`,
      })),
    ...unturned(holder, tree),
    ...unparted(children, isElement, tree),
    ...children.filter(isHolder(tree)).flatMap((child) => foreignInFlow(child, tree)),
  ];
}

/** Tells rows of a table that is set in a direction, which are not said to run there themselves. */
function unturned<N>(holder: N, tree: Tree<N>): Foreign<N>[] {
  const dir = tree.attribute(holder, 'dir');
  if (tree.attribute(holder, 'class') !== tablesClass || dir === undefined) return [];
  return tree
    .children(holder)
    .filter((child) => isBlock(child, tree) && tree.attribute(child, 'dir') !== dir)
    .map((node) => ({ node, found: `${tagOf(node, tree)} in ${tagOf(holder, tree)}` }));
}

const blank = /^[\t\n\f\r ]*$/;

/** Whether blocks are in an element: a quotation, or what holds rows that stand together. */
const isHolder =
  <N>(tree: Tree<N>) =>
  (node: N) =>
    tree.name(node) === 'blockquote' ||
    (tree.name(node) === 'div' && tree.attribute(node, 'class') === tablesClass);

/** Returns the blocks of a source, in order, those in quotations and tables too. */
function blocksIn<N>(holder: N, tree: Tree<N>): N[] {
  return tree.children(holder).flatMap((child) => {
    if (isHolder(tree)(child)) return blocksIn(child, tree);
    return isBlock(child, tree) ? [child] : [];
  });
}

function isBlock<N>(node: N, tree: Tree<N>): boolean {
  const name = tree.name(node);
  return name !== undefined && /^(?:p|h\d)$/.test(name);
}

/** Tells what in the blocks of a source is not written there; and numbers of blocks and notes that do not agree. */
function foreignInBlocks<N>(source: N, blocks: readonly N[], tree: Tree<N>): Foreign<N>[] {
  const line: Line<N> = { notes: new Map(), verdicts: new Map(), claims: [], smaller: 0 };
  const isKept = tree.attribute(source, 'class') === 'source keep';
  const directionOfBlock = (block: N) =>
    (tree.attribute(block, 'dir') ?? tree.attribute(source, 'dir')) === 'rtl' ? 'rtl' : 'ltr';
  const found = blocks.flatMap((block, index) => {
    const children = tree
      .children(block)
      .filter((child) => tree.name(child) !== undefined || tree.words(child) !== '');
    const first = children.slice(0, 1).find((child) => isApparatus(child, tree));
    const breaks = (node: N) => tree.name(node) === 'br';
    return [
      ...children
        .filter((child) => child !== first)
        .flatMap((child) => foreignInLine(child, line, tree)),
      ...numbered({ node: block, first, number: index + 1 }, tree),
      ...strangeApart({ node: block, direction: directionOfBlock(block), isKept }, tree),
      ...unparted(leavesIn(block, tree), breaks, tree),
    ];
  });
  return [
    ...turned(blocks, source, tree),
    ...found,
    ...line.claims.flatMap((claim) => misjudged(claim, line, tree)),
  ];
}

/** Tells a claim that is said to be something else than the mark of its note says. */
function misjudged<N>(
  { node, note }: Line<N>['claims'][number],
  { verdicts }: Line<N>,
  tree: Tree<N>,
): Foreign<N>[] {
  const title = tree.attribute(node, 'title');
  const verdict = verdicts.get(note);
  if (title === undefined || verdict === undefined || title === verdict) return [];
  return [{ node, found: `${tagOf(node, tree)} for “${verdict}”, as its note has it` }];
}

/** A block, the apparatus that it begins with, and its number, counted from 1. */
interface Numbered<N> {
  node: N;
  first: N | undefined;
  number: number;
}

/** Tells a block that does not begin with its number. */
function numbered<N>({ node: block, first, number }: Numbered<N>, tree: Tree<N>): Foreign<N>[] {
  if (first === undefined)
    return [{ node: block, found: `${tagOf(block, tree)} that does not begin with its number` }];
  const strange = judge(first, [paragraph], tree);
  if (strange.length > 0) return strange;
  const [href, id] = [tree.attribute(first, 'href'), tree.attribute(block, 'id')];
  const right =
    href !== undefined &&
    id !== undefined &&
    wordsIn(first, tree) === String(number) &&
    tree.labels.isParagraph(tree.attribute(first, 'aria-label'), String(number)) &&
    decoded(href) === `#${id}`;
  return right
    ? []
    : [{ node: first, found: `${tagOf(first, tree)} in ${tagOf(block, tree)}, block ${number}` }];
}

/**
 * Where an element in a line stands: the notes of the source, the verdicts that marks of these say, by their addresses, the claims, and how many of the elements around it are
 * smaller than what is around them.
 */
interface Line<N> {
  notes: Map<string, string>;
  verdicts: Map<string, string>;
  claims: { node: N; note: string }[];
  smaller: number;
}

function foreignInLine<N>(node: N, line: Line<N>, tree: Tree<N>): Foreign<N>[] {
  const { claims, smaller } = line;
  const name = tree.name(node);
  if (name === undefined) return [];
  if (isApparatus(node, tree)) {
    const shapes = [...wordlessInLine, ownBack];
    if (shapes.some((shape) => fits(node, shape, tree))) return mislabelled(node, tree);
    const strange = judge(node, [mark], tree);
    return strange.length > 0 ? strange : misnumbered(node, line, tree);
  }
  const isOther = isOtherBox(node, tree) || isOtherTitle(node, tree);
  const own = isOther ? [foreign(node, tree)] : judge(node, inline, tree);
  if (own.length > 0) return own;
  const claim = tree.attribute(node, 'data-claim');
  if (claim !== undefined) claims.push({ node, note: `#note-${claim}` });
  const isSmaller = /^(?:ins|su[bp])$/.test(name);
  const inner = { ...line, smaller: smaller + Number(isSmaller) };
  if (inner.smaller > mostSmaller)
    return [{ node, found: `${tagOf(node, tree)} in ${smaller} elements like it` }];
  return tree.children(node).flatMap((child) => foreignInLine(child, inner, tree));
}

/** Tells what leads back, or to a page, and is said to be something else; and what stands for a gap and says more than that. */
function mislabelled<N>(node: N, tree: Tree<N>): Foreign<N>[] {
  const number = wordsIn(node, tree).slice(1, -1);
  const own = [node, ...tree.children(node)].flatMap((one) => {
    const label = tree.name(one) === undefined ? undefined : tree.attribute(one, 'aria-label');
    return label === undefined ? [] : [label];
  });
  const right = own.every(
    (label) => tree.labels.isBack(label) || tree.labels.isPage(label, number),
  );
  if (tree.attribute(node, 'class') === 'missing' && !tree.labels.isGap(wordsIn(node, tree)))
    return [{ node, found: `${tagOf(node, tree)} with other words` }];
  return right ? [] : [{ node, found: `${tagOf(node, tree)} with another label` }];
}

/** Tells a mark whose number is not that of its note. `notes` leads from addresses to numbers, and back; what marks say of verdicts is added. */
function misnumbered<N>(node: N, { notes, verdicts }: Line<N>, tree: Tree<N>): Foreign<N>[] {
  const number = wordsIn(node, tree);
  const links = tree.children(node).filter((child) => tree.name(child) !== undefined);
  const right = links.every((link) => {
    const href = tree.attribute(link, 'href');
    const label = tree.attribute(link, 'aria-label');
    const verdict = tree.labels.verdictOf(label, number);
    if (href !== undefined && verdict !== undefined) verdicts.set(href, verdict);
    return href !== undefined && pairs(href, number, notes) && tree.labels.isNote(label, number);
  });
  const own = tree.attribute(node, 'class');
  const named = own === 'mark' || own === `mark n${number}`;
  return right && named
    ? []
    : [{ node, found: `${tagOf(node, tree)} with the number ${number}, not that of its note` }];
}

/** Whether an address and a number go with each other wherever `notes` has one of them; they are added to it. */
function pairs(href: string, number: string, notes: Map<string, string>): boolean {
  const [known, own] = [notes.get(href) ?? number, notes.get(number) ?? href];
  notes.set(href, number).set(number, href);
  return known === number && own === href;
}

/** Returns what has nothing in it, in order, apparatus passed over: texts and line breaks. */
function leavesIn<N>(node: N, tree: Tree<N>): N[] {
  if (isApparatus(node, tree)) return [];
  const children = tree.children(node);
  return children.length === 0 ? [node] : children.flatMap((child) => leavesIn(child, tree));
}

/** Tells ends of lines and blocks that no white space follows: they would be shown within a word. */
function unparted<N>(nodes: readonly N[], ends: (node: N) => boolean, tree: Tree<N>): Foreign<N>[] {
  const found: Foreign<N>[] = [];
  let end: { node: N } | undefined;
  for (const node of nodes) {
    const said = textIn(node, tree);
    if (end && said !== '') {
      if (!/^[\t\n\f\r ]/.test(said))
        found.push({
          node: end.node,
          found: `${tagOf(end.node, tree)} with no white space behind`,
        });
      end = undefined;
    }
    if (ends(node)) end = { node };
  }
  return found;
}

/** Tells the blocks that are set in another direction than their letters have, or those of their table. */
function turned<N>(blocks: readonly N[], source: N, tree: Tree<N>): Foreign<N>[] {
  const usual = tree.attribute(source, 'dir');
  // A source that says no direction is told by its own tag.
  if (usual === undefined) return [];
  const language = directionOf(tree.attribute(source, 'lang') ?? '');
  // By other rules, rows went on with others, or each ran as its own letters do.
  const isEarlier = tree.attribute(source, 'data-table-rules') !== tableRules;
  const all = blocks.map((block) => ({
    words: textIn(block, tree),
    table: tree.attribute(block, 'class') ?? '',
  }));
  const runs = runsOf(all);
  return blocks.flatMap((block, index) => {
    const set = tree.attribute(block, 'dir') ?? usual;
    const own = directionOfRun(itemAt(runs, index), language) ?? usual;
    return own === set || (isEarlier && itemAt(all, index).table !== '')
      ? []
      : [{ node: block, found: `${tagOf(block, tree)} with letters that run ${own}` }];
  });
}

function judge<N>(node: N, shapes: readonly Shape[], tree: Tree<N>): Foreign<N>[] {
  return shapes.some((shape) => fits(node, shape, tree)) ? [] : [foreign(node, tree)];
}
