import { columnsOf, usualTab } from '../text/columns.ts';
import { firstIndex, itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import type { Range } from '../text/range.ts';
import { widthOf } from '../text/width.ts';
import { el, type Element, type Node, text } from './hast.ts';
import { apartTags } from './apart-tags.ts';
import { hasLeftward, needsBoxes, type Run } from './running.ts';
import { stretchesIn, textIn, type Tree } from './tree.ts';

/** How many columns the widest box takes at least: what is longer moves what is behind it. */
const widest = 80;

/** The classes of a box. */
export const boxClass = '(?:wide )?box c(?:[1-9]|[1-7]\\d|80)';

const aBox = new RegExp(`^${boxClass}$`);

/** What parts the words of a cell: one blank, however wide. Of two, or a tab, a gap is made. */
const blank = '[ \\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F]';
const word = '[^\\t\\n\\v\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]';
const wideLetter = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]';

/** What stands in a box: all words between two gaps, which may run to the other side; or blanks of East Asia. */
const cells = new RegExp(`\\u3000+|${word}+(?:${blank}${word}+)*`, 'gu');
/**
 * The same beside wide letters, where none run to the left: words in one where they run on with letters that take one column. Between figures and wide
 * letters a column may begin behind one blank.
 */
const wideCells = new RegExp(`\\u3000+|${word}+(?:${blank}(?!${wideLetter})\\p{L}${word}*)*`, 'gu');

/** The words of a cell that has a box, and where they stand in those of the table, in UTF-16 units; the end is exclusive. */
interface Cell extends Range {
  words: string;
  columns: number;
}

/**
 * Returns the nodes of a table with the words of each cell in a box as wide as their columns, whatever face their letters are taken from, so that what is behind
 * stands in its own column. All that is within a cell is in its box: between two, words that run against the row would change places, and letters that are
 * written as one be parted. An element that goes on over a gap from within a cell, or into one, is cut there.
 */
export function setBoxes(nodes: readonly Node[], run?: Run): Node[] {
  const words = nodes.map(wordsOf).join('');
  const found = cellsIn(words, run ?? { words });
  let [next, at] = [0, 0];
  const set = (inner: readonly Node[]): Node[] => {
    const rest = inner.toReversed();
    const boxed: Node[] = [];
    for (let node = rest.pop(); node; node = rest.pop()) {
      const end = at + wordsOf(node).length;
      const cell = found[next];
      const edge = cell && edgeIn(node, { start: at, end }, cell, found);
      if (!cell || end <= cell.start) {
        boxed.push(node);
        at = end;
      } else if (edge !== undefined) {
        const [first, behind] = cut(node, edge - at);
        rest.push(behind, first);
      } else if (node.type === 'element' && !isApart(node) && cell.end <= end)
        boxed.push({ ...node, children: set(node.children) });
      else {
        rest.push(node);
        boxed.push(boxOf(cell, take(rest, cell.end - cell.start)));
        next++;
        at = cell.end;
      }
    }
    return boxed;
  };
  return set(nodes);
}

/** Whether an element sets words by themselves: within a box, whose words run by themselves as they would without. */
function isApart({ tagName }: Element): boolean {
  return tagName === apartTags.ltr || tagName === apartTags.rtl;
}

/** Returns the nodes of a table as `setBoxes` does, where its run needs boxes. */
export function setCells(nodes: Node[], run: Run): Node[] {
  return needsBoxes(run) ? setBoxes(nodes, run) : nodes;
}

/** Returns where each box stands that `setCells` gives to words of a run, and its classes; of what is in no run of a table, none. */
export function boxesOf(words: string, run: Run | undefined): string[] {
  return cellsOf(words, run).map(signOf);
}

/** Returns the cells of words of a run that `setCells` gives boxes, in order; of what is in no run of a table, none. */
export function cellsOf(words: string, run: Run | undefined): Cell[] {
  return run && needsBoxes(run) ? cellsIn(words, run) : [];
}

/** Returns where each box in an element stands, and its classes. */
export function boxesIn<N>(root: N, tree: Tree<N>): string[] {
  return boxRangesIn(root, tree).map(({ start, end, classes }) => `${start} ${end} ${classes}`);
}

/** Returns the boxes in an element, in order, by UTF-16 offsets of its words. */
export function boxRangesIn<N>(root: N, tree: Tree<N>): (Range & { classes: string })[] {
  return stretchesIn(root, tree).flatMap(({ node, start, end }) => {
    const classes = tree.attribute(node, 'class') ?? '';
    return aBox.test(classes) ? [{ start, end, classes }] : [];
  });
}

function widthOfBox(words: string): number {
  return Math.min(widest, columnsOf(words, usualTab));
}

function signOf(cell: Cell): string {
  return `${cell.start} ${cell.end} ${classOf(cell)}`;
}

/** Returns the cells of words of a run that have boxes, in order. */
function cellsIn(words: string, run: Run): Cell[] {
  const isWide = [...words].some((character) => widthOf(character) === 2) && !hasLeftward(run);
  return Array.from(words.matchAll(isWide ? wideCells : cells), ({ 0: own, index }) => ({
    ...{ words: own, columns: widthOfBox(own) },
    ...{ start: index, end: index + own.length },
  })).filter(({ columns }) => columns > 0);
}

/** Returns where a node has to be cut, which ends behind the start of the next cell: before that, or before the one that goes on behind an element. */
function edgeIn(node: Node, { start, end }: Range, next: Cell, found: readonly Cell[]) {
  const over = node.type === 'text' ? next : found[firstIndex(found, (one) => one.end > end)];
  return over && over.start > start && over.start < end ? over.start : undefined;
}

function boxOf(cell: Cell, inner: Node[]): Node {
  return el('span', { class: classOf(cell) }, inner);
}

function classOf({ words, columns }: Cell): string {
  const isWide = [...words].every((character) => widthOf(character) === 2);
  return `${isWide ? 'wide ' : ''}box c${columns}`;
}

/** Takes the nodes that have the next words, `length` UTF-16 units of them, from a list whose last is the next, and cuts the last of them. */
function take(rest: Node[], length: number): Node[] {
  const taken: Node[] = [];
  for (let left = length; left > 0;) {
    const node = itemAt(rest, rest.length - 1);
    rest.pop();
    const own = wordsOf(node).length;
    const [first, behind] = own > left ? cut(node, left) : [node];
    if (behind) rest.push(behind);
    taken.push(first);
    left -= own;
  }
  return taken;
}

/** Returns the two parts of a node, before and behind an offset within its words. The first alone has its address. */
function cut(node: Node, offset: number): [Node, Node] {
  if (node.type === 'text')
    return [text(node.value.slice(0, offset)), text(node.value.slice(offset))];
  const rest = node.children.toReversed();
  const first = take(rest, offset);
  return [
    { ...node, children: first },
    el(node.tagName, { ...node.properties, id: undefined }, rest.reverse()),
  ];
}

/** Returns the words in a node that are of the source. */
function wordsOf(node: Node): string {
  return node.type === 'text' ? node.value : wordsIn(node);
}

const wordsIn = once((element: Element): string =>
  element.properties['dataApparatus'] !== undefined ? '' : element.children.map(wordsOf).join(''),
);

/** Returns whether an element is a box that takes other columns than its words do. */
export function isOtherBox<N>(node: N, tree: Tree<N>): boolean {
  const said = / c(\d+)$/.exec(tree.attribute(node, 'class') ?? '')?.[1];
  return said !== undefined && Number(said) !== widthOfBox(textIn(node, tree));
}

/**
 * Returns the rules for boxes. Letters of two columns are apart as far as these are wider; “ch” is one. Each box has the blank behind it, too,
 * that letters may reach into; those that go on still move what is behind, and never lie over it. No row is justified. Its words run as they would by themselves, from where the row does.
 */
export function boxRules(): string {
  const widths = Array.from(
    { length: widest },
    (_, n) => `.c${n + 1} { min-width: ${n + 2}ch; }\n`,
  );
  return `.source .columns { text-align: start; }
.columns .box { display: inline-block; margin-inline-end: -1ch; text-align: -webkit-match-parent; text-align: match-parent; unicode-bidi: plaintext; text-decoration: inherit; }
.columns .del .box { text-decoration: line-through; }
.columns .wide { letter-spacing: calc(2ch - 1em); }
.columns .wide [data-apparatus] { letter-spacing: normal; }
${widths.join('')}`;
}
