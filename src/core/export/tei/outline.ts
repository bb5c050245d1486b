import type { Block } from '../../page/model.ts';
import { el, type Element, type Node, text } from '../../render/hast.ts';

/** A block of the text with its words as TEI has them. */
export interface TeiBlock extends Pick<Block, 'start' | 'end' | 'depth' | 'quoted'> {
  anchor: string;
  words: Node[];
}

/** What stands between blocks, behind an offset of the seed. */
interface Between {
  offset: number;
  node: Element;
}

/**
 * Returns blocks of a seed, in order, in the divisions that headings begin and the quotations that they stand in, with what stands between
 * them, and the white space that the seed has there: all the words are the seed. There is one block at the least.
 */
export function outline(
  blocks: readonly TeiBlock[],
  between: readonly Between[],
  seed: string,
): Node[] {
  const root: Node[] = [];
  /** The divisions that are open, the outer first. */
  const divisions: { depth: number; children: Node[] }[] = [];
  const quotes: Node[][] = [];
  const put = (node: Node): Node[] => {
    const open = quotes.at(-1) ?? divisions.at(-1)?.children ?? root;
    open.push(node);
    return node.type === 'text' ? [] : node.children;
  };
  let done = 0;
  const space = (end: number) => {
    if (end > done) put(text(seed.slice(done, end)));
    done = end;
  };
  let next = 0;
  const close = (quoted: number, end: number) => {
    quotes.length = Math.min(quotes.length, quoted);
    for (let one = between[next]; one && one.offset <= end; one = between[++next]) put(one.node);
  };
  for (const block of blocks) {
    const { start, end, depth, quoted } = block;
    close(quoted, start);
    space(start);
    done = end;
    if (depth !== undefined && quoted === 0) {
      while ((divisions.at(-1)?.depth ?? 0) >= depth) divisions.pop();
      divisions.push({ depth, children: put(el('div')) });
    }
    while (quotes.length < quoted) quotes.push(put(el('quote')));
    put(blockElement(block));
  }
  close(0, Infinity);
  space(seed.length);
  if (blocks.length === 0) put(el('p'));
  return root;
}

/** A heading that is quoted begins no division: a quotation has none. */
function blockElement({ depth, quoted, anchor, words }: TeiBlock): Element {
  const id = { 'xml:id': anchor };
  if (depth === undefined) return el('p', id, words);
  const heading = { type: 'heading', subtype: `level-${depth}`, ...id };
  return el(quoted === 0 ? 'head' : 'ab', heading, words);
}
