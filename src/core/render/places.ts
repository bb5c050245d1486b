import { apartTags } from './apart-tags.ts';
import { type Apart, apartIn } from '../text/isolates.ts';
import { firstIndex } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import { characterAt } from '../text/widen.ts';
import { el, type Node } from './hast.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Span } from './stretch.ts';
import { createPlaces } from './whole.ts';

/** A block of a text: its words, with a line feed where its line breaks alone, and the paragraphs of these. */
export interface PlacedBlock {
  block: Range;
  words: string;
  paragraphs: readonly Paragraph[];
}

/** Where in a block stands what is put into it, by UTF-16 offsets of the text, and what is set by itself for that. */
export interface Places {
  /** The numbers, and what is around these, that words are missing within, in order, the outer first. */
  apart: Span[];
  ofMark: (offset: number) => number;
  /** What stands for missing words is where they are: else the words would be others. Where it would turn something round for all that, behind that. */
  ofGap: (offset: number) => number;
}

/** Returns where in a block marks and gaps stand; `gaps` are all of the text, in order. Takes time linear in the block, and for its gaps a logarithm. */
export function placesIn(
  { block, words, paragraphs }: PlacedBlock,
  gaps: readonly number[],
): Places {
  let places: ((offset: number) => number) | undefined;
  const ofMark = (offset: number) => {
    places ??= createPlaces(words, paragraphs);
    return block.start + places(offset - block.start);
  };
  const first = firstIndex(gaps, (gap) => gap > block.start);
  const past = firstIndex(gaps, (gap) => gap >= block.end);
  const moved = gaps.slice(first, past).filter((gap) => ofMark(gap) !== gap);
  const apart = moved.length === 0 ? [] : apartAround(moved, block, words, paragraphs);
  const numbers = apart.flatMap((stretches) => stretches.slice(-1));
  return {
    apart: spansOf(apart.flat()),
    ofMark,
    ofGap: (offset) => {
      const number = numbers[firstIndex(numbers, ({ end }) => end > offset)];
      if (!number || number.start >= offset) return ofMark(offset);
      return block.start + characterAt(words, offset - block.start).end;
    },
  };
}

/** Returns for each number of a block that one of some offsets lies in, in order, what is set by itself for it. */
function apartAround(
  offsets: readonly number[],
  { start: from }: Range,
  words: string,
  paragraphs: readonly Paragraph[],
): Apart[][] {
  const isIn = ({ start, end }: Range) =>
    (offsets[firstIndex(offsets, (offset) => offset > start)] ?? end) < end;
  return paragraphs.flatMap(({ start, end, direction }) => {
    const place = from + start;
    if (!isIn({ start: place, end: from + end })) return [];
    return apartIn(words.slice(start, end), direction)
      .map((stretches) =>
        stretches.map((one) => ({ ...one, start: place + one.start, end: place + one.end })),
      )
      .filter((stretches) => stretches.slice(-1).some(isIn));
  });
}

/** Returns the elements around stretches, each once. */
function spansOf(stretches: readonly Apart[]): Span[] {
  const own = new Map(stretches.map((one) => [`${one.start} ${one.direction}`, one]));
  return Array.from(own.values(), ({ start, end, direction }) => ({
    ...{ start, end },
    wrap: (children: Node[]) => [el(apartTags[direction], { dir: direction }, children)],
  }));
}
