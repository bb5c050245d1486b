import type { Direction } from '../text/direction.ts';
import { apartIn } from '../text/isolates.ts';
import type { Range } from '../text/range.ts';
import { boxRangesIn } from './boxes.ts';
import { breaksIn } from './breaks.ts';
import { paragraphsIn } from './paragraphs.ts';
import { textOf } from './block-text.ts';
import { stretchesIn, tagOf, textIn, type Tree } from './tree.ts';

/** The elements around what is set by itself, by how it runs: one overrides how its letters run (HTML, 4.5.24 and 4.5.25). */
export const apartTags = { ltr: 'bdo', rtl: 'bdi' } as const;

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
  return elements
    .filter(({ sign }) => !right.has(sign))
    .map(({ node }) => ({
      node,
      found: `${tagOf(node, tree)} around no whole number, nor what one runs with`,
    }));
}

/** Returns what tells elements apart: their words, by offsets, and how they run. */
function signOf({
  start,
  end,
  direction = '',
}: Range & { direction?: string | undefined }): string {
  return `${start} ${end} ${direction}`;
}
