import { append } from '../page/append.ts';
import { columnsOf, usualTab } from '../text/columns.ts';
import { itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import { widthOf } from '../text/width.ts';
import { el, type Element, type Node, text } from './hast.ts';
import { textIn, type Tree } from './tree.ts';

/** How many columns the widest box takes: what is longer is set without one. */
const widest = 80;

/** The classes of a box. */
export const boxClass = '(?:wide )?box c(?:[1-9]|[1-7]\\d|80)';

/** What stands in a box: all words between two gaps, which may run to the other side. */
const cells = /\S+(?: \S+)*/g;
/**
 * The same beside wide letters: blanks of East Asia, or words, in one where they run on with letters that take one column. Between figures and wide
 * letters a column may begin behind one blank.
 */
const wideCells =
  /\u3000+|\S+(?: (?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\p{L}\S*)*/gu;

/** Letters that are written as one with those beside them: a box would part them. */
const joining = /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}]$/u;

/** The characters beside nodes. */
interface Edges {
  before: string;
  behind: string;
}

/**
 * Returns the nodes of a table with the words of each cell in a box as wide as their columns, whatever face their letters are taken from, so that what is behind
 * stands in its own column. What stands around letters within a word that is written as one is in the box of that; where it goes on over several cells, the
 * word has none.
 */
export function setBoxes(
  nodes: readonly Node[],
  edges: Edges = { before: '', behind: '' },
): Node[] {
  const words = nodes.map(wordsOf);
  const behind = nodes.map(() => edges.behind);
  for (let at = nodes.length - 1; at > 0; at--)
    behind[at - 1] = words[at]?.slice(0, 1) || itemAt(behind, at);
  const boxed: Node[] = [];
  let before = edges.before;
  let line: { nodes: Node[]; before: string } = { nodes: [], before };
  nodes.forEach((node, at) => {
    const own = itemAt(words, at);
    const beside = { before, behind: itemAt(behind, at) };
    before = own.slice(-1) || before;
    if (node.type === 'text' || isInWord(own, beside)) {
      line.nodes.push(node);
      return;
    }
    append(
      boxed,
      boxesIn(line.nodes, { before: line.before, behind: own.slice(0, 1) || beside.behind }),
    );
    boxed.push(isApparatus(node) ? node : { ...node, children: setBoxes(node.children, beside) });
    line = { nodes: [], before };
  });
  append(boxed, boxesIn(line.nodes, { before: line.before, behind: edges.behind }));
  return boxed;
}

/** Whether what stands in an element, or nothing, is a part of a word that is written as one and goes on beside it. */
function isInWord(words: string, { before, behind }: Edges): boolean {
  const isOne = (a: string, b: string) => joining.test(a) && joining.test(b);
  if (words === '') return isOne(before, behind);
  const isInCell = /^\S+(?: \S+)*$/.test(words);
  return isInCell && (isOne(before, words.slice(0, 1)) || isOne(words.slice(-1), behind));
}

/** Sets boxes in a line of texts and of elements that are parts of words. */
function boxesIn(nodes: readonly Node[], { before, behind }: Edges): Node[] {
  const words = nodes.map(wordsOf).join('');
  const take = taker(nodes);
  const boxed: Node[] = [];
  // No element is cut: its words may have blanks between them.
  const isWideText =
    nodes.every(({ type }) => type === 'text') &&
    [...words].some((character) => widthOf(character) === 2);
  for (const { 0: word, index } of words.matchAll(isWideText ? wideCells : cells)) {
    const columns = columnsOf(word, usualTab);
    if (columns === 0 || columns > widest) continue;
    const isFirst = index === 0 && joining.test(before);
    const isLast = index + word.length === words.length && joining.test(behind);
    if ((isFirst && joining.test(word.slice(0, 1))) || (isLast && joining.test(word.slice(-1))))
      continue;
    append(boxed, take(index));
    const isWide = [...word].every((character) => widthOf(character) === 2);
    const name = `${isWide ? 'wide ' : ''}box c${columns}`;
    boxed.push(el('span', { class: name }, take(index + word.length)));
  }
  append(boxed, take(words.length));
  return boxed;
}

/** Returns what takes nodes from a list up to an offset of their words, each time from where it was; no element is cut. */
function taker(nodes: readonly Node[]): (end: number) => Node[] {
  let [next, done, cut] = [0, 0, 0];
  return (end) => {
    const taken: Node[] = [];
    while (done < end) {
      const node = itemAt(nodes, next);
      const rest = wordsOf(node).slice(cut);
      const length = Math.min(rest.length, end - done);
      taken.push(node.type === 'text' ? text(rest.slice(0, length)) : node);
      done += length;
      cut = length < rest.length ? cut + length : 0;
      if (cut === 0) next++;
    }
    return taken;
  };
}

function isApparatus({ properties }: Element): boolean {
  return properties['dataApparatus'] !== undefined;
}

/** Returns the words in a node that are of the source. */
function wordsOf(node: Node): string {
  return node.type === 'text' ? node.value : wordsIn(node);
}

const wordsIn = once((element: Element): string =>
  isApparatus(element) ? '' : element.children.map(wordsOf).join(''),
);

/** Returns whether an element is a box that takes other columns than its words do. */
export function isOtherBox<N>(node: N, tree: Tree<N>): boolean {
  const said = / c(\d+)$/.exec(tree.attribute(node, 'class') ?? '')?.[1];
  return said !== undefined && Number(said) !== columnsOf(textIn(node, tree), usualTab);
}

/**
 * Returns the rules for boxes. Letters of two columns are apart as far as these are wider; “ch” is one. Each box has the blank behind it, too,
 * that letters may reach into; those that go on still move what is behind, and never lie over it. Its words run as they would by themselves, from where the row does.
 */
export function boxRules(): string {
  const widths = Array.from(
    { length: widest },
    (_, n) => `.c${n + 1} { min-width: ${n + 2}ch; }\n`,
  );
  return `.columns .box { display: inline-block; margin-inline-end: -1ch; text-align: -webkit-match-parent; text-align: match-parent; unicode-bidi: plaintext; text-decoration: inherit; }
.columns .del .box { text-decoration: line-through; }
.columns .wide { letter-spacing: calc(2ch - 1em); }
${widths.join('')}`;
}
