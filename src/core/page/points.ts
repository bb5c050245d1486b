import { greatest } from '../text/greatest.ts';
import { firstIndex } from '../text/lookup.ts';
import { positionAt } from '../text/positions.ts';
import type { Range } from '../text/range.ts';
import type { Block } from './model.ts';
import type { TextPair } from './pair.ts';
import { voids } from './rendition.ts';
import type { SourceReference } from './source.ts';

/** A place of the page: its offset in the plain text, and the index of its block. */
type Point = Pick<SourceReference, 'offset' | 'block'>;

/** The blocks of a page with what stands at points of them. All offsets are UTF-16 units. */
interface Pointed {
  /** Returns the seed's offset of a point, inside its block; undefined in a page without text. */
  point: (point: Point) => number | undefined;
  blocks: Block[];
}

/**
 * Returns where points of a page are in its seed: behind the character before, or before the word that begins there. Among blanks a point is as many
 * of them behind a word, or before one, as on the page, where both have the same: in rows a cell without words is told by them. No point is behind the end of
 * its line. A block whose blanks are shown goes on to the last of its points. `blocks` are those of `ranges`, the ranges of all blocks, that have words.
 */
export function placePoints(
  pair: TextPair,
  {
    ranges,
    blocks,
    keep,
  }: { ranges: readonly (Range | undefined)[]; blocks: readonly Block[]; keep: boolean },
): Pointed {
  const { source, target, seed } = pair;
  const placeOf = createPlaces(pair);
  const points = [
    ...source.references,
    ...source.elements.flatMap(({ element: { name, flow, block = 0 }, stretch }) =>
      voids.has(name) && !flow ? [{ offset: stretch.start, block }] : [],
    ),
  ];
  const pointed = Map.groupBy(points, ({ block }) => block);
  let next = 0;
  const own = ranges.map((range, index) => {
    const block = range && blocks[next++];
    const isShown = keep || block?.columns !== undefined;
    if (!block || !isShown) return block;
    const last = greatest((pointed.get(index) ?? []).map(({ offset }) => placeOf(offset)));
    let { end } = block;
    while (end < last && /[\t\f ]/.test(seed.text.charAt(end))) end++;
    return { ...block, end };
  });
  const filled = own.map((block, index) => (block ? index : -1)).filter((index) => index >= 0);
  return {
    blocks: own.filter((block) => block !== undefined),
    point: ({ offset, block: index }) => {
      const block = own[index];
      if (block) return Math.min(Math.max(placeOf(offset), block.start), block.end);
      // A mark that is all of its block goes to the end of the text before it, or to the beginning of all text.
      const before = filled[firstIndex(filled, (one) => one >= index) - 1];
      return before === undefined ? target.raw[0] : own[before]?.end;
    },
  };
}

/** White space between two words of a page, or at an end of it, and that of its seed. */
interface Run {
  page: Range;
  seed: Range;
  /** How many units both begin with alike, within the seed's line, and end with. */
  head: number;
  tail: number;
  /** How many units the seed's line goes on with behind the word. */
  rest: number;
  /** Whether it is at the beginning of all text, or at its end. */
  isFirst: boolean;
  isLast: boolean;
}

/** Returns what returns the place in the seed of an offset of the page, whatever its block. Linear in both for all of them. */
function createPlaces(pair: TextPair): (offset: number) => number {
  const {
    page: { text, folded },
    target: { raw },
    source: { breaks },
  } = pair;
  const known = new Map<number, Run>();
  const runAt = (space: number) => {
    const run = known.get(space) ?? runOf(pair, space);
    known.set(space, run);
    return run;
  };
  return (offset) => {
    const at = positionAt(folded, offset);
    const isIn = at === 0 || at === text.length || text[at - 1] === ' ';
    if (!isIn) return positionAt(raw, at - 1) + 1;
    const { page, seed, head, tail, rest, ...run } = runAt(at === text.length ? at : at - 1);
    const next = firstIndex(breaks, (one) => one.offset >= offset);
    const isBegun = run.isFirst || (breaks[next - 1]?.offset ?? -1) >= page.start;
    const isEnded = run.isLast || (breaks[next]?.offset ?? Infinity) < page.end;
    const [behind, before] = [offset - page.start, page.end - offset];
    if (isEnded && !isBegun) return seed.start + (behind <= head ? behind : rest);
    if (isBegun && !isEnded) return seed.end - (before <= tail ? before : 0);
    const isSame = head === page.end - page.start && head === seed.end - seed.start;
    if (isSame) return seed.start + behind;
    return run.isLast ? seed.start : seed.end;
  };
}

/** Returns the white space that a space of the folded texts stands for, before the first word (-1) and behind the last as well. */
function runOf({ source: { plain }, page, seed: { text }, target }: TextPair, space: number): Run {
  const { length } = page.text;
  const [isFirst, isLast] = [space < 0, space === length];
  const rangeIn = (raw: Uint32Array, end: number): Range => ({
    start: isFirst ? 0 : isLast ? positionAt(raw, length - 1) + 1 : positionAt(raw, space),
    end: isLast ? end : positionAt(raw, space + 1),
  });
  const [own, other] = [rangeIn(page.raw, plain.length), rangeIn(target.raw, text.length)];
  const [here, there] = [plain.slice(own.start, own.end), text.slice(other.start, other.end)];
  const lines = there.split(/[\n\r]/);
  const [first = '', last = ''] = [lines[0], lines.at(-1)];
  let [head, tail] = [0, 0];
  while (head < first.length && here[head] === first[head]) head++;
  while (tail < last.length && here.at(-tail - 1) === last.at(-tail - 1)) tail++;
  return { page: own, seed: other, head, tail, rest: first.length, isFirst, isLast };
}
