import { fold, type Fold, foldWithMap } from '../text/fold.ts';
import { mapUnits, positionAt } from '../text/positions.ts';
import { occurrencesOf } from '../text/occurrences.ts';
import { type Range, trim } from '../text/range.ts';
import type { Selection } from './model.ts';

/** A text in which places are looked for. */
export interface Searched {
  text: string;
  fold: Fold;
  /** The UTF-16 offset of each code point, and of the end. */
  points: Uint32Array;
}

/** Where words stand, in UTF-16 units of the text; or that they stand nowhere, or in several places alike. */
export type Located = { range: Range } | { miss: 'nowhere' | 'several' | 'elsewhere' | 'untold' };

/** Opens a text for many searches. */
export function searched(text: string): Searched {
  const points = new Uint32Array(text.length + 1);
  let [count, at] = [0, 0];
  for (const character of text) {
    points[count++] = at;
    at += character.length;
  }
  points[count] = text.length;
  return { text, fold: foldWithMap(text), points: points.subarray(0, count + 1) };
}

/**
 * Returns where the words of a selection stand: exactly, each run of white space as one space, or not at all. A quote has to stand where its prefix
 * and suffix say; of several such places the position chooses, in code points or in UTF-16 units, whichever has these words there. A position
 * alone, which is one of the text itself, counts code points.
 */
export function locate({ quote, position, isOfText }: Selection, text: Searched): Located {
  if (!quote) {
    const range = position && isOfText ? rangeOf(position, text) : undefined;
    return range ? { range } : { miss: position && isOfText ? 'nowhere' : 'untold' };
  }
  const words = fold(quote.exact);
  const placed = position ? [rangeOf(position, text), inUnits(position, text)] : [];
  const there = placed.find(
    (range) => range && fold(text.text.slice(range.start, range.end)) === words,
  );
  if (words === '') return there ? { range: there } : { miss: 'untold' };
  const own = there && trim(there, text.text);
  if (own && fits(own, quote, text)) return { range: own };
  const found = occurrencesOf(words, text.fold.text).map((start) =>
    mapUnits(text.fold.raw, { start, end: start + words.length }),
  );
  const fitting = found.filter((range) => fits(range, quote, text));
  const [range, ...more] = fitting;
  if (range && more.length === 0) return { range };
  return { miss: range ? 'several' : found.length > 0 ? 'elsewhere' : 'nowhere' };
}

function rangeOf({ start, end }: Range, { points }: Searched): Range | undefined {
  if (end >= points.length) return undefined;
  return { start: positionAt(points, start), end: positionAt(points, end) };
}

function inUnits(position: Range, { text }: Searched): Range | undefined {
  return position.end <= text.length ? position : undefined;
}

/** Whether what stands around a range is what a quote has around it; at an end of the text, as far as there is any. */
function fits(
  { start, end }: Range,
  { prefix, suffix }: NonNullable<Selection['quote']>,
  { text }: Searched,
) {
  const [before, behind] = [fold(prefix).trimEnd(), fold(suffix).trimStart()];
  // Runs of white space are longer in the text than they are folded.
  const reach = (words: string) => 4 * words.length + 64;
  const from = Math.max(0, start - reach(before));
  const left = fold(text.slice(from, start)).trimEnd();
  const to = Math.min(text.length, end + reach(behind));
  const right = fold(text.slice(end, to)).trimStart();
  return (
    (left.endsWith(before) || (from === 0 && before.endsWith(left))) &&
    (right.startsWith(behind) || (to === text.length && behind.startsWith(right)))
  );
}
