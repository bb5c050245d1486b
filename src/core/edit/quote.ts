import type { Body } from '../page/body.ts';
import { pointOf } from '../page/file.ts';
import { type Fold, fold } from '../text/fold.ts';
import { foldings, unfold } from '../text/matching.ts';
import { occurrencesOf } from '../text/occurrences.ts';
import { mapUnits, positionAt } from '../text/positions.ts';
import { seekSimilar } from '../text/similar.ts';
import type { WrittenSource } from './parts.ts';
import type { Candidate, Quotation, RequestProblem } from './request.ts';
import type { Range } from '../text/range.ts';

/** The source text of a page, folded, with the ways to its plain text and its file. */
export interface Quotable extends WrittenSource {
  folded: Fold;
  /** Where in the file it is written. */
  body: Body;
}

/** Folded UTF-16 units shown on either side of a candidate. */
const around = 40;
/** How many candidates are listed. */
const most = 12;

/**
 * Returns where the words of a quotation stand in the plain text of a page, as UTF-16 offsets; or why they are not
 * found there, or not once. They are matched as fidelity compares: white space folded, all else exactly; where they
 * do not stand so, folded for matching, with their capitals.
 */
export function findQuote(
  { quote, nth }: Quotation,
  text: Quotable,
): Range | { problem: RequestProblem } {
  const words = fold(quote);
  if (words === '') return { problem: empty };
  const exactly = occurrences(words, text.folded.text);
  const found = exactly.length > 0 ? exactly : similar(words, text.folded.text);
  if (found.length === 0) return { problem: absent(words, text) };
  const at = found[nth === undefined ? (found.length > 1 ? -1 : 0) : nth - 1];
  if (at === undefined) return { problem: ambiguous({ words, nth }, found, text) };
  return mapUnits(text.folded.raw, at);
}

const empty: RequestProblem = {
  field: 'quote',
  message: 'Unexpected quote without words, expected words of the source',
  hint: 'copy them from the page',
};

/** Where a text stands in another, which it may overlap; never at half a character. */
function occurrences(words: string, text: string): Range[] {
  if (!words.isWellFormed()) return [];
  return occurrencesOf(words, text).map((start) => ({ start, end: start + words.length }));
}

/** Where words stand in a text in any way that both may be read, in order; as whole characters. */
function similar(words: string, text: string): Range[] {
  const sought = foldings(words).map(({ cased }) => cased.trim());
  const found = foldings(text).flatMap((folding) =>
    sought.flatMap((one) => occurrences(one, folding.cased).map((at) => unfold(at, folding))),
  );
  const places = new Map(found.map((at) => [at.start, at]));
  return [...places.values()].sort((a, b) => a.start - b.start);
}

function ambiguous(
  { words, nth }: { words: string; nth: number | undefined },
  found: readonly Range[],
  text: Quotable,
): RequestProblem {
  const times = found.length === 1 ? 'once' : `${found.length} times`;
  const more = found.length > most ? `; the first ${most} are listed` : '';
  return {
    field: nth === undefined ? 'quote' : 'nth',
    message:
      nth === undefined
        ? `Unexpected quote “${words}”, expected words that the source has once: it has them ${times}`
        : `Unexpected number ${nth}, expected 1${found.length > 1 ? ` to ${found.length}` : ''}: the source has the words “${words}” ${times}`,
    hint: `choose one by its number (--nth), or quote more words${more}`,
    candidates: found.slice(0, most).map((range) => candidate(range, text)),
  };
}

function absent(words: string, text: Quotable): RequestProblem {
  const near = seekSimilar(words)(text.folded.text);
  return {
    field: 'quote',
    message: `Unexpected quote “${words}”, expected words of the source, character for character`,
    hint: near
      ? 'the most similar passage is listed: quote it as the source has it'
      : 'copy the words from the page; nothing in it resembles them',
    ...(near && { candidates: [candidate(near, text)] }),
  };
}

/** Shows a range of the folded text. */
function candidate({ start, end }: Range, { file, source, folded }: Quotable): Candidate {
  const { text, raw } = folded;
  const { line, column } = pointOf(file, positionAt(source.at, positionAt(raw, start)));
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  const words = `${start > around ? '…' : ''}${before}⟦${text.slice(start, end)}⟧${after}${end + around < text.length ? '…' : ''}`;
  return { line, column, words: words.toWellFormed() };
}
