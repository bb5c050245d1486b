import { isBlank } from './blank.ts';

/** A half-open part of a text: UTF-16 offsets, `end` behind its last unit. */
export interface Range {
  start: number;
  end: number;
}

/** Returns a range of a text without the white space at its edges; undefined where nothing is left of it. */
export function trim({ start, end }: Range, text: string): Range | undefined {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (start < end && isBlank(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : undefined;
}

/** Whether two ranges of a text have a unit in common. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Returns the ranges from `start` to the first of the sorted `ends`, and from each of these to the next. */
export function rangesTo(ends: readonly number[], start: number): Range[] {
  let from = start;
  return ends.map((end) => {
    const range = { start: from, end };
    from = end;
    return range;
  });
}
