import { codePointOf } from '../text/code-point.ts';
import { linesOf, pointAt } from '../text/lines.ts';
import { nameOf } from '../text/names.ts';
import { positionAt } from '../text/positions.ts';
import type { ReportingFile } from './file.ts';
import { hintAt, hintAtChanged } from './hint.ts';
import type { TextPair } from './pair.ts';
import type { SourceText } from './source.ts';
import { escapeLine } from './write.ts';

/** Folded UTF-16 units shown on either side of a difference. */
const around = 24;
/** How far a difference is followed to where both texts agree again. Beyond it, it is told as open-ended. */
const reach = 400;
/** The longest passage of the seed that is offered for pasting. */
const pasted = 200;
/** How many units must agree for the texts to count as together again: fewer would agree by chance. */
const agreement = 12;

/**
 * Reports text-differs at the first place where the folded texts differ: both texts around it with the
 * difference between ⟦ and ⟧, and a hint where the cause is known. Nothing is reported where markup that is
 * reported already is the cause.
 */
export function refuseDifference(
  { source, page, seed, target }: TextPair,
  file: ReportingFile,
): void {
  const at = firstDifference(page.text, target.text);
  const start = fileOffset(source, page.raw[at]);
  const before = at === 0 ? 0 : fileOffset(source, page.raw[at - 1]);
  const causes = source.markup.filter((markup) => markup.start <= start && before <= markup.end);
  if (causes.length > 0) return;
  const { left, right } = extent(page.text, target.text, at);
  const found = page.text.slice(at, at + left);
  const expected = target.text.slice(at, at + right);
  const where =
    left === 0 ? start : { start, end: fileOffset(source, page.raw[at + left - 1]) + 1 };
  const lines = linesOf(seed.text);
  const inSeed = (folded: number) => target.raw[folded] ?? seed.text.length;
  const words = wordsAround(target.text, at, right);
  const message = `Unexpected ${show(page.text, at, left)}${named(found, expected)}, expected ${show(target.text, at, right)}${named(expected, found)}, as the seed has it`;
  const texts = { page: page.text, seed: target.text };
  file.report('text-differs', where, message, {
    hint: seed.changed ? hintAtChanged : hintAt({ at, found, expected }, texts),
    related: [
      {
        file: seed.path,
        start: pointAt(lines, inSeed(at)),
        ...(right > 0 && { end: pointAt(lines, inSeed(at + right - 1) + 1) }),
        message: 'the seed differs from here on',
      },
    ],
    // Where the seed was changed, it is the seed that has to go back.
    ...(words.length <= pasted && words !== '' && !seed.changed && { paste: escapeLine(words) }),
  });
}

/** The whole words that a stretch of a folded text touches. */
function wordsAround(text: string, at: number, length: number): string {
  const end = text.indexOf(' ', at + length);
  return text.slice(text.lastIndexOf(' ', at - 1) + 1, end < 0 ? text.length : end);
}

/** The offset in the file of a plain offset; where the source text ends, past its last character. */
function fileOffset(source: SourceText, plain: number | undefined): number {
  return plain === undefined ? source.end : positionAt(source.at, plain);
}

/** The first index at which two texts differ, moved back to the start of a surrogate pair. */
function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return isLow(a, at) ? at - 1 : at;
}

/** The shortest pair of lengths after which both texts agree again; to the end of the word where none does. */
function extent(a: string, b: string, at: number): { left: number; right: number } {
  for (let sum = 1; sum <= reach; sum++) {
    for (let left = 0; left <= sum; left++) {
      const right = sum - left;
      if (at + left > a.length || at + right > b.length) continue;
      if (ahead(a, at + left) !== ahead(b, at + right)) continue;
      // Two characters may agree in their second half only.
      const half = isLow(a, at + left) ? 1 : 0;
      return { left: left + half, right: right + half };
    }
  }
  return { left: wordLength(a, at), right: wordLength(b, at) };
}

function isLow(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at));
}

/** What has to agree for two texts to count as together again. */
function ahead(text: string, at: number): string {
  return text.slice(at, at + agreement);
}

function wordLength(text: string, at: number): number {
  const space = text.indexOf(' ', at + 1);
  return (space < 0 ? text.length : space) - at;
}

function show(text: string, at: number, length: number): string {
  if (at >= text.length) return 'the end of the text';
  const [from, end] = [Math.max(0, at - around), at + length];
  const before = text.slice(isLow(text, from) ? from + 1 : from, at);
  const shown = length > 80 ? `${cut(text.slice(at, end), 60)}…` : text.slice(at, end);
  const rest = cut(text.slice(end), around);
  const [head, tail] = [from > 0 ? '…' : '', end + rest.length < text.length ? '…' : ''];
  return `“${head}${before}⟦${shown}⟧${rest}${tail}”`;
}

/** The beginning of a text, without half a character. */
function cut(text: string, length: number): string {
  return text.slice(0, isLow(text, length) ? length - 1 : length);
}

/** Names up to two characters where a reader could not tell them from what was expected. */
function named(text: string, other: string): string {
  const points = [...text];
  if (points.length === 0 || points.length > 2 || [...other].length > 3) return '';
  if (/^[\x20-\x7E]*$/.test(text + other)) return '';
  return ` (${points.map((point) => nameOf(codePointOf(point))).join(', ')})`;
}
