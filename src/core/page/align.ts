import { mapRange } from '../text/fold.ts';
import { positionAt } from '../text/positions.ts';
import { refuseUntrueBreaks } from './breaks.ts';
import { refuseDifference } from './difference.ts';
import type { ReportingFile } from './file.ts';
import type { Block } from './model.ts';
import type { TextPair } from './pair.ts';
import { placePoints } from './points.ts';
import type { SourceReference } from './source.ts';
import { setInColumns } from './tables.ts';
import type { Range } from '../text/range.ts';

/** The way from the plain text of a page to its seed, when both fold to the same. */
export interface Alignment {
  /** Returns the seed's range for a stretch of the plain text, undefined where it holds white space only. */
  range: (start: number, end: number) => Range | undefined;
  /** Returns the seed's offset of a note's mark, inside its block; undefined in a page without text. */
  point: (reference: Pick<SourceReference, 'offset' | 'block'>) => number | undefined;
  blocks: Block[];
}

/**
 * Compares a page with its seed and returns the alignment when it is faithful.
 * Reports text-differs, once, at the first place, and break-untrue for each break that is not the seed's.
 * All offsets are UTF-16 units. Linear in the text.
 */
export function align(pair: TextPair, file: ReportingFile, keep: boolean): Alignment | undefined {
  const { page, target } = pair;
  if (page.text !== target.text) {
    refuseDifference(pair, file);
    return undefined;
  }
  refuseUntrueBreaks(pair, file, keep);
  const ranges = rangesOfBlocks(pair);
  const blocks = alignBlocks(pair, ranges, keep);
  return {
    range: (start, end) => mapRange(page, target, { start, end }),
    ...placePoints(pair, { ranges, blocks, keep }),
  };
}

/** The range of each block of the page; a block without text has none. */
function rangesOfBlocks({ source, page, target }: TextPair): (Range | undefined)[] {
  return source.blocks.map((block) => mapRange(page, target, block));
}

function alignBlocks(
  pair: TextPair,
  ranges: readonly (Range | undefined)[],
  keep: boolean,
): Block[] {
  const lines = pair.source.breaks.filter(({ kind }) => kind === 'line' && !keep);
  const places = new Set(lines.map(({ offset }) => lineEndAt(pair, offset)));
  const breaks = [...places].filter((at) => at !== undefined);
  let next = 0;
  const blocks = pair.source.blocks.flatMap(
    ({ start: _, end: __, written: ___, ...block }, index): Block[] => {
      const range = ranges[index];
      if (!range) return [];
      const own: number[] = [];
      for (let at = breaks[next]; at !== undefined && at < range.end; at = breaks[++next]) {
        if (at > range.start) own.push(at);
      }
      return [{ ...block, ...range, breaks: own }];
    },
  );
  return setInColumns(pair.seed.text, blocks, keep);
}

/** The seed's offset of the line end that a line break is; where the seed has none, of the white space there. */
function lineEndAt({ page, target, seed }: TextPair, offset: number): number | undefined {
  const at = positionAt(page.folded, offset);
  const space = [at, at - 1].find((index) => page.text[index] === ' ');
  if (space === undefined) return undefined;
  const start = positionAt(target.raw, space);
  const lineEnd = seed.text.slice(start, target.raw[space + 1]).search(/[\r\n]/);
  return start + Math.max(0, lineEnd);
}
