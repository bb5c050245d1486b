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
  const around = aroundOf(quote);
  const own = there && trim(there, text.text);
  if (own && fits(foldedRange(own, text), around, text.fold.text)) return { range: own };
  const [start, ...more] = fitting(words, around, text.fold.text);
  if (start !== undefined && more.length === 0)
    return { range: mapUnits(text.fold.raw, { start, end: start + words.length }) };
  if (start !== undefined) return { miss: 'several' };
  return { miss: text.fold.text.includes(words) ? 'elsewhere' : 'nowhere' };
}

function rangeOf({ start, end }: Range, { points }: Searched): Range | undefined {
  if (end >= points.length) return undefined;
  return { start: positionAt(points, start), end: positionAt(points, end) };
}

function inUnits(position: Range, { text }: Searched): Range | undefined {
  return position.end <= text.length ? position : undefined;
}

/** How much of what stands around a quote is looked at, in UTF-16 units: more tells hardly any place from another. */
const longest = 1000;

/** What stands before and behind a quote, folded. */
interface Around {
  before: string;
  behind: string;
}

function aroundOf({ prefix, suffix }: NonNullable<Selection['quote']>): Around {
  return { before: fold(prefix).slice(-longest), behind: fold(suffix).slice(0, longest) };
}

function foldedRange({ start, end }: Range, { fold: { folded } }: Searched): Range {
  return { start: folded[start] as number, end: folded[end] as number };
}

/**
 * Returns where words stand in a folded text with what is around them, as UTF-16 offsets: the first two of such places, or more. All is
 * looked for at once: thousands of annotations may be on the same words, which stand in thousands of places.
 */
function fitting(words: string, around: Around, text: string): number[] {
  const { before, behind } = around;
  const found = new Set<number>();
  // Folded, either may have lost the space towards the words.
  for (const left of before === '' ? [''] : [before, `${before} `])
    for (const right of behind === '' ? [''] : [behind, ` ${behind}`])
      for (const at of occurrencesOf(left + words + right, text, 2)) found.add(at + left.length);
  // At an end of the text there may be less.
  const head = text.slice(0, before.length + 1 + words.length);
  const from = Math.max(0, text.length - words.length - 1 - behind.length);
  const atEnds = [
    ...occurrencesOf(words, head),
    ...occurrencesOf(words, text.slice(from)).map((at) => from + at),
  ];
  for (const start of atEnds)
    if (fits({ start, end: start + words.length }, around, text)) found.add(start);
  return [...found];
}

/** Whether what stands around a range of a folded text is what a quote has around it; at an end of the text, as far as there is any. */
function fits({ start, end }: Range, { before, behind }: Around, text: string): boolean {
  const last = text[start - 1] === ' ' ? start - 1 : start;
  const first = text[end] === ' ' ? end + 1 : end;
  const isBefore =
    text.endsWith(before, last) ||
    text.endsWith(before, start) ||
    (last < before.length && before.endsWith(text.slice(0, last)));
  const isBehind =
    text.startsWith(behind, first) ||
    text.startsWith(behind, end) ||
    (text.length - first < behind.length && behind.startsWith(text.slice(first)));
  return isBefore && isBehind;
}
