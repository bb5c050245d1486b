import { isBlank } from './blank.ts';
import { mapEdges, mapUnits } from './positions.ts';
import type { Range } from './range.ts';

/** A text with its white space folded, and the way back to it. */
export interface Fold {
  /** Runs of ASCII white space are one space, with one space taken off each end. */
  text: string;
  /** For each UTF-16 unit of `text`, the offset of the first raw unit it stands for. */
  raw: Uint32Array;
  /** For each raw offset, up to and including the end, how many folded units stand before it. */
  folded: Uint32Array;
}

/**
 * Returns `text` as fidelity compares it: `s.replace(/[\t\n\f\r ]+/g, ' ')` with one space taken off each end.
 * `\s` and `trim()` would eat U+00A0 and U+FEFF, which are text.
 * @example
 * fold(' two\r\n lines ') // => 'two lines'
 */
export function fold(text: string): string {
  const spaced = text.replace(/[\t\n\f\r ]+/g, ' ');
  const start = spaced.startsWith(' ') ? 1 : 0;
  return spaced.slice(start, spaced.length > start && spaced.endsWith(' ') ? -1 : undefined);
}

/** Returns the same fold with its index map on either side. Linear in `text`. */
export function foldWithMap(text: string): Fold {
  const raw = new Uint32Array(text.length);
  const folded = new Uint32Array(text.length + 1);
  let length = 0;
  for (let at = 0; at < text.length;) {
    folded[at] = length;
    if (!isBlank(text.charCodeAt(at))) {
      raw[length++] = at++;
      continue;
    }
    const start = at;
    const opening = length === 0;
    while (at < text.length && isBlank(text.charCodeAt(at))) {
      // Every blank of a run but its first lies past the one space that stands for the run.
      folded[at] = length + (at > start && !opening ? 1 : 0);
      at++;
    }
    if (!opening && at < text.length) raw[length++] = start;
    else if (!opening) folded.fill(length, start, at);
  }
  folded[text.length] = length;
  return { text: fold(text), raw: raw.subarray(0, length), folded };
}

/**
 * Returns the raw range that a raw range of another text with the same fold stands for, white space at its
 * edges dropped; undefined when nothing but white space is in it. All offsets are UTF-16 units.
 * @example
 * mapRange(foldWithMap('a  b'), foldWithMap('\na b'), { start: 0, end: 4 }) // => { start: 1, end: 4 }
 */
export function mapRange(from: Fold, to: Fold, range: Range): Range | undefined {
  let { start, end } = mapEdges(from.folded, range);
  while (start < end && from.text.charCodeAt(start) === 32) start++;
  while (end > start && from.text.charCodeAt(end - 1) === 32) end--;
  return start < end ? mapUnits(to.raw, { start, end }) : undefined;
}
