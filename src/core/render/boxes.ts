import { columnsOf, usualTab } from '../text/columns.ts';
import { widthOf } from '../text/width.ts';
import { el, type Node, text } from './hast.ts';
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

/**
 * Returns words of a table, those of each cell in a box as wide as their columns, whatever face their letters are taken from, so that what is behind stands in
 * its own column. `before` and `behind` are the characters beside the words: a word that goes on there may have no box.
 */
export function renderBoxes(words: string, { before = '', behind = '' } = {}): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  const isWideText = [...words].some((character) => widthOf(character) === 2);
  for (const { 0: word, index } of words.matchAll(isWideText ? wideCells : cells)) {
    const columns = columnsOf(word, usualTab);
    if (columns === 0 || columns > widest) continue;
    const isFirst = index === 0 && joining.test(before);
    const isLast = index + word.length === words.length && joining.test(behind);
    if ((isFirst && joining.test(word.slice(0, 1))) || (isLast && joining.test(word.slice(-1))))
      continue;
    if (index > done) nodes.push(text(words.slice(done, index)));
    const isWide = [...word].every((character) => widthOf(character) === 2);
    nodes.push(el('span', { class: `${isWide ? 'wide ' : ''}box c${columns}` }, [word]));
    done = index + word.length;
  }
  if (done < words.length) nodes.push(text(words.slice(done)));
  return nodes;
}

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
