import type { Range } from './range.ts';

/** For each UTF-16 offset in one text, where it stands in another. */
export type Positions = ArrayLike<number>;

/** Returns where an offset stands in the other text. Throws a RangeError where the positions have none for it. */
export function positionAt(positions: Positions, offset: number): number {
  const position = positions[offset];
  if (position !== undefined) return position;
  throw new RangeError(
    `Unexpected offset ${offset}, expected one of ${positions.length} positions`,
  );
}

/**
 * Returns the range of the other text from where the first unit of a range stands to behind its last.
 * @example
 * mapUnits([0, 2, 4], { start: 0, end: 2 }) // => { start: 0, end: 3 }
 */
export function mapUnits(positions: Positions, { start, end }: Range): Range {
  return { start: positionAt(positions, start), end: positionAt(positions, end - 1) + 1 };
}

/**
 * Returns the range of the other text between where the two edges of a range stand.
 * @example
 * mapEdges([0, 2, 4], { start: 0, end: 2 }) // => { start: 0, end: 4 }
 */
export function mapEdges(positions: Positions, { start, end }: Range): Range {
  return { start: positionAt(positions, start), end: positionAt(positions, end) };
}
