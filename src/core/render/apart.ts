import type { Direction } from '../text/direction.ts';
import { apartIn } from '../text/isolates.ts';
import type { Range } from '../text/range.ts';
import { apartTags } from './apart-tags.ts';
import { boxRangesIn } from './boxes.ts';
import { breaksIn } from './breaks.ts';
import { paragraphsIn } from './paragraphs.ts';
import { textOf } from './block-text.ts';
import { stretchesIn, tagOf, textIn, type Tree } from './tree.ts';

/** A block as it is built: how it runs, and whether all its lines are. */
interface BuiltBlock<N> {
  node: N;
  direction: Direction;
  isKept: boolean;
}

/** Tells the elements in a block that set by itself what the renderer does not: a number, or words around one, would be seen elsewhere. */
export function strangeApart<N>(
  { node: block, direction, isKept }: BuiltBlock<N>,
  tree: Tree<N>,
): { node: N; found: string }[] {
  const elements = stretchesIn(block, tree).flatMap(({ node, start, end }) => {
    const name = tree.name(node);
    const isApart = node !== block && (name === apartTags.ltr || name === apartTags.rtl);
    return isApart
      ? [{ node, sign: signOf({ start, end, direction: tree.attribute(node, 'dir') }) }]
      : [];
  });
  if (elements.length === 0) return [];
  const breaks = breaksIn(block, tree);
  const text = textIn(block, tree);
  const words = textOf({ start: 0, end: text.length, breaks }, text, isKept);
  const signs = new Set(elements.map(({ sign }) => sign));
  const right = new Set<string>();
  for (const { start, end, direction: own } of paragraphsIn(
    words,
    direction,
    boxRangesIn(block, tree),
  ))
    for (const stretches of apartIn(words.slice(start, end), own)) {
      const all = stretches.map((one) =>
        signOf({ ...one, start: start + one.start, end: start + one.end }),
      );
      if (all.every((sign) => signs.has(sign))) for (const sign of all) right.add(sign);
    }
  return (
    elements
      // The words of a box run by themselves, whatever is around it; and where nothing is missing, nothing is set by itself.
      .filter(
        ({ node, sign }) =>
          !right.has(sign) || boxRangesIn(node, tree).length > 0 || !holdsGap(node, tree),
      )
      .map(({ node }) => ({
        node,
        found: `${tagOf(node, tree)} around no whole number, nor what one runs with`,
      }))
  );
}

function holdsGap<N>(node: N, tree: Tree<N>): boolean {
  if (tree.name(node) === undefined) return false;
  if (tree.attribute(node, 'class') === 'missing') return true;
  return tree.children(node).some((child) => holdsGap(child, tree));
}

/** Returns what tells elements apart: their words, by offsets, and how they run. */
function signOf({
  start,
  end,
  direction = '',
}: Range & { direction?: string | undefined }): string {
  return `${start} ${end} ${direction}`;
}
