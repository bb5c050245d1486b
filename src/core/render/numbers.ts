import type { Direction } from '../text/direction.ts';
import { createNumbers } from '../text/isolates.ts';
import { firstIndex } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import { el, type Node } from './hast.ts';
import type { Edge } from './spans.ts';
import type { Span } from './stretch.ts';
import { stretchesIn, tagOf, textIn, type Tree } from './tree.ts';

/** The element around a number in a text that runs from the right, which shows at their places the words that are missing within. */
export const numberTag = 'bdo';

/** A block of a text, and where words are missing and the elements in it begin and end, in order, by UTF-16 offsets of the text. */
export interface Broken {
  block: Range;
  words: string;
  direction: Direction;
  gaps: readonly number[];
  edges: readonly Edge[];
}

/**
 * Returns the numbers of a block that words are missing within, in order: what stands for these would part them, and each part be seen in the other's
 * place (UAX 9). Where another element ends within one, it is none of them.
 */
export function brokenNumbers({ block, words, direction, gaps, edges }: Broken): Span[] {
  const first = firstIndex(gaps, (gap) => gap > block.start);
  const own = gaps.slice(
    first,
    firstIndex(gaps, (gap) => gap >= block.end),
  );
  if (direction !== 'rtl' || own.length === 0) return [];
  const numberAt = createNumbers(words);
  let done = block.start;
  return own.flatMap((gap) => {
    const found = gap < done ? undefined : numberAt(gap - block.start);
    if (!found) return [];
    const [start, end] = [block.start + found.start, block.start + found.end];
    done = end;
    const inner = edges.slice(
      firstIndex(edges, ({ edge }) => edge > start),
      firstIndex(edges, ({ edge }) => edge >= end),
    );
    if (inner.some(({ other }) => other < start || other > end)) return [];
    return [{ start, end, wrap: (children: Node[]) => [el(numberTag, { dir: 'ltr' }, children)] }];
  });
}

/** Tells the elements around numbers of a block that runs in a direction which the renderer does not write there. */
export function strangeNumbers<N>(
  block: N,
  direction: string,
  tree: Tree<N>,
): { node: N; found: string }[] {
  const found = stretchesIn(block, tree).filter(({ node }) => tree.name(node) === numberTag);
  if (found.length === 0) return [];
  const numberAt = createNumbers(textIn(block, tree));
  return found.flatMap(({ node, start, end }) => {
    const own = numberAt(start + 1);
    const isRight = direction === 'rtl' && own?.start === start && own.end === end;
    return isRight ? [] : [{ node, found: `${tagOf(node, tree)} around no whole number` }];
  });
}
