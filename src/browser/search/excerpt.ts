import type { Range } from '../../core/text/range.ts';
import { type Signed, signedOf, withSigns } from '../../core/text/signs.ts';

/** A stretch of an excerpt, found or not. */
export interface ExcerptPart {
  text: string;
  found: boolean;
}

/** How long an excerpt is, where room is not short; UTF-16 units. */
const fullLength = 240;

interface ExcerptOptions {
  /** How long it is at the most, beside its signs; UTF-16 units. */
  length?: number | undefined;
  /** What of the text has signs. */
  signed?: Signed;
}

/** Returns the part of a text that holds the most of what is found, cut between words, with ellipses where cut, and with its signs. */
export function excerptOf(
  text: string,
  ranges: readonly Range[],
  { length = fullLength, signed = signedOf([], []) }: ExcerptOptions = {},
): ExcerptPart[] {
  const [start, end] = windowOf(text, ranges, length);
  const shown = withSigns({ start, end }, text, signed);
  const parts: ExcerptPart[] = start > 0 ? [{ text: '… ', found: false }] : [];
  let done = 0;
  const add = (to: number, found: boolean) => {
    if (to > done) parts.push({ text: shown.text.slice(done, to), found });
    done = Math.max(done, to);
  };
  for (const range of ranges) {
    if (range.start < start || range.end > end) continue;
    const own = shown.moved({ start: range.start - start, end: range.end - start });
    if (own.start < done) continue;
    add(own.start, false);
    add(own.end, true);
  }
  add(shown.text.length, false);
  if (end < text.length) parts.push({ text: ' …', found: false });
  return parts;
}

function windowOf(text: string, ranges: readonly Range[], length: number): [number, number] {
  if (text.length <= length) return [0, text.length];
  // How much of it stands before what is found.
  const lead = Math.floor(length / 3);
  const best = fullestFrom(ranges, length - lead);
  const from = Math.max(0, Math.min(best - lead, text.length - length));
  const start = from === 0 ? 0 : cut(text, from, Math.min(from + Math.floor(lead / 2), best));
  const to = Math.min(start + length, text.length);
  return [start, to === text.length ? to : cutBack(text, to, lead)];
}

/** Returns where the stretch of so many units begins that holds the most of what is found. Linear: the ranges are in order. */
function fullestFrom(ranges: readonly Range[], length: number): number {
  let [best, most, behind] = [ranges[0]?.start ?? 0, 0, 0];
  ranges.forEach(({ start }, index) => {
    let next = ranges[behind];
    while (next && next.end <= start + length) next = ranges[++behind];
    if (behind - index > most) [best, most] = [start, behind - index];
  });
  return best;
}

/** Returns the first offset after white space from `from` on, or `from` where none comes before `limit`. */
function cut(text: string, from: number, limit: number): number {
  const at = text.slice(from, limit).search(/\s\S/);
  return at < 0 ? safe(text, from) : from + at + 1;
}

function cutBack(text: string, to: number, lead: number): number {
  const at = text.slice(to - Math.floor(lead / 2), to + 1).search(/\s\S*$/);
  return at < 0 ? safe(text, to) : to - Math.floor(lead / 2) + at;
}

/** Never between the two halves of a character. */
function safe(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
