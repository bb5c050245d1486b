import type { AnnotatedPage, MarkupElement } from '../page/model.ts';
import { pairBlocks } from '../text/collate.ts';
import { fold } from '../text/fold.ts';
import { itemAt } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import type { TextRelation } from './texts.ts';

/** A text that is set beside another: a page that says what its seed says, and that. */
export interface Witness {
  page: Pick<AnnotatedPage, 'id' | 'blocks' | 'elements'>;
  text: string;
}

/** Where the editors say that a text goes on with a paragraph of the one that it is of. Blocks are counted from 0. */
export interface AlignPoint {
  element: MarkupElement;
  /** The block of the text that it stands in, or before. */
  own: number;
  /** The block of the other text. */
  other: number;
}

/** Returns where the editors of a page say how it goes with the text that it is of, in the order of the page. */
export function alignPoints({ elements }: Pick<AnnotatedPage, 'elements'>): AlignPoint[] {
  return elements.flatMap((element) => {
    const { name, scope, flow, block = -1, attributes } = element;
    const number = Number(attributes['with']?.value ?? 0);
    if (name !== 'Align' || scope.kind !== 'source' || !(number >= 1)) return [];
    return [{ element, own: flow ? block + 1 : block, other: number - 1 }];
  });
}

/** How many blocks two texts have. */
interface Sizes {
  own: number;
  other: number;
}

/** What may be wrong with where a text is said to go on. */
export type AlignFault = 'nothing' | 'unknown' | 'repeated' | 'backwards';

/** Returns what is wrong with a point, after the last one that was right; undefined where nothing is. */
export function faultOf(
  { own, other }: AlignPoint,
  last: AlignPoint | undefined,
  sizes: Sizes,
): AlignFault | undefined {
  if (own >= sizes.own) return 'nothing';
  if (other >= sizes.other) return 'unknown';
  if (!last) return undefined;
  if (own === last.own || other === last.other) return 'repeated';
  return other < last.other ? 'backwards' : undefined;
}

/** Blocks of a text, from the first to before the end, that go with those of the one that it is of. */
export interface Segment {
  own: Range;
  other: Range;
  /** What says that it begins; absent at the beginning of the text. */
  point?: AlignPoint;
}

/** Returns the points that can be right: those that cannot are passed over. */
export function rightPoints(points: readonly AlignPoint[], sizes: Sizes): AlignPoint[] {
  const right: AlignPoint[] = [];
  for (const point of points)
    if (faultOf(point, right.at(-1), sizes) === undefined) right.push(point);
  return right;
}

/** Returns the segments that points, which are right, cut two texts into. */
export function segmentsOf(right: readonly AlignPoint[], sizes: Sizes): Segment[] {
  const starts = [{ own: 0, other: 0 }, ...right];
  return starts.flatMap((start, index): Segment[] => {
    const end = starts[index + 1] ?? sizes;
    const segment = {
      own: { start: start.own, end: end.own },
      other: { start: start.other, end: end.other },
      ...('element' in start && { point: start }),
    };
    return start.own === end.own && start.other === end.other ? [] : [segment];
  });
}

/** A block of a base text, and those of another that stand beside it, which follow each other. Blocks are counted from 0. */
export interface TextPair {
  own: number;
  others: number[];
  /** Whether it stands before or behind others that it follows or goes before in the base text. */
  moved: boolean;
}

/**
 * Returns which blocks of a text stand beside which of the one that it is of, in the order of that. Where its editors say so, it goes on
 * with the block that they name, and from there one by one; so does a translation, from its beginning. What is left of a longer
 * stretch stands beside the last block. Another text of the same words is paired by these.
 */
export function pairTexts(base: Witness, text: Witness, relation: TextRelation): TextPair[] {
  const points = alignPoints(text.page);
  if (relation === 'witness' && points.length === 0)
    return pairBlocks(wordsOfBlocks(base), wordsOfBlocks(text)).map(({ own, other, moved }) => ({
      ...{ own, others: [other], moved },
    }));
  const sizes = { own: text.page.blocks.length, other: base.page.blocks.length };
  const pairs: TextPair[] = [];
  for (const { own, other } of segmentsOf(rightPoints(points, sizes), sizes)) {
    for (let at = own.start; at < own.end && other.end > other.start; at++) {
      const beside = Math.min(other.start + at - own.start, other.end - 1);
      const last = pairs.at(-1);
      if (last?.own === beside) last.others.push(at);
      else pairs.push({ own: beside, others: [at], moved: false });
    }
  }
  return pairs;
}

/** Returns the words of each block, with one blank for any white space. */
function wordsOfBlocks({ page, text }: Witness): string[] {
  return page.blocks.map(({ start, end }) => fold(text.slice(start, end)));
}

/** Returns the stretch of a text that blocks of it are, which follow each other. */
export function stretchOf({ page }: Pick<Witness, 'page'>, blocks: readonly number[]): Range {
  const [first, last] = [itemAt(blocks, 0), itemAt(blocks, blocks.length - 1)];
  return { start: itemAt(page.blocks, first).start, end: itemAt(page.blocks, last).end };
}
