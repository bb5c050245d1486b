import { firstIndex } from './lookup.ts';
import { positionAt } from './positions.ts';

/** The lines of a text, for turning offsets into what an editor shows. */
export interface Lines {
  /** UTF-16 offset at which each line starts; the first is 0. */
  starts: number[];
}

/*
 * A line end is `\r*\n` or `\r`: a CR before further CRs and an LF belongs to that LF. Runs of CRs are taken
 * whole, since that pattern would look for the LF from each of them anew.
 */

/** Returns where each line of `text` starts. U+2028, U+0085, VT and FF end no line. Linear in `text`. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (const { 0: run, index } of text.matchAll(/\r+\n?|\n/g)) {
    const end = index + run.length;
    for (let at = run.endsWith('\n') ? end : index + 1; at <= end; at++) starts.push(at);
  }
  return { starts };
}

/** Returns `text` with every line end as one line feed. Linear in `text`. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r+\n?/g, (run) => '\n'.repeat(run.endsWith('\n') ? 1 : run.length));
}

/** Returns how many line ends are in a text. */
export function lineEndsIn(text: string): number {
  return withLineFeeds(text).split('\n').length - 1;
}

/** Returns the UTF-16 offset at which a 1-based line starts. Throws a RangeError where the text has no such line. */
export function startOfLine({ starts }: Lines, line: number): number {
  return positionAt(starts, line - 1);
}

/**
 * Returns the 1-based line and column (UTF-16 units) of an offset.
 * @example
 * pointAt(linesOf('one\r\ntwo'), 6) // => { line: 2, column: 2 }
 */
export function pointAt(lines: Lines, offset: number): { line: number; column: number } {
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (positionAt(lines.starts, middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - positionAt(lines.starts, low) + 1 };
}

/** Returns what tells how many Unicode code points of a text stand before a UTF-16 offset: the text is gone through once. */
export function createCodePoints(text: string): (offset: number) => number {
  const seconds = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(
    ({ index }) => index + 1,
  );
  return (offset) => {
    const end = Math.min(offset, text.length);
    return end - firstIndex(seconds, (second) => second >= end);
  };
}

/** Returns what tells the UTF-16 offset behind so many Unicode code points of a text, or its end: the text is gone through once. */
export function createUnits(text: string): (points: number) => number {
  const firsts = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(
    ({ index }, n) => index - n,
  );
  return (points) => Math.min(text.length, points + firstIndex(firsts, (first) => first >= points));
}

/**
 * Returns how many Unicode code points stand before each of the sorted UTF-16 `offsets`.
 * @example
 * codePointOffsets('a😀b', [1, 3]) // => [ 1, 2 ]
 */
export function codePointOffsets(text: string, offsets: readonly number[]): number[] {
  const result: number[] = [];
  let at = 0;
  let points = 0;
  for (const offset of offsets) {
    const end = Math.min(offset, text.length);
    while (at < end) {
      at += isPair(text, at) ? 2 : 1;
      points++;
    }
    result.push(points);
  }
  return result;
}

/** Whether the two units from an offset on are one character. */
function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** Returns the 1-based line of a byte, and its column counted in bytes: there are no characters before they decode. */
export function pointAtByte(bytes: Uint8Array, at: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let index = 0; index < at; index++) {
    if (bytes[index] !== 10) continue;
    line++;
    start = index + 1;
  }
  return { line, column: at - start + 1 };
}
