import { occurrencesOf } from '../../core/text/occurrences.ts';
import { unspaced } from '../../core/text/scripts.ts';
import { type Folding, foldings, unfold } from '../../core/text/matching.ts';
import type { Range } from '../../core/text/range.ts';

/** Returns where any of the terms, words or phrases, stands in a text as a whole; the longest where they overlap. */
export function rangesOf(text: string, terms: readonly string[]): Range[] {
  return withoutOverlaps(findAll(foldings(text), soughtOf(terms)));
}

/** Returns what finds the words of a text that begin with any of those given, which are folded once for all texts. */
export function createBeginning(words: readonly string[]): (text: string) => Range[] {
  const sought = soughtOf(words);
  return (text) => withoutOverlaps(findAll(foldings(text), sought, true));
}

/**
 * Returns where a phrase stands in a text, word by word in the forms that it has: what does not count is the case, how
 * signs and letters are written, and where the phrase has no accents and points, those of the text.
 */
export function rangesVerbatim(text: string, phrase: string): Range[] {
  const marked = /\p{M}/u.test(phrase.normalize('NFD'));
  return withoutOverlaps(findAll(foldings(text, '', marked), soughtOf([phrase], marked)));
}

/** What is looked for, folded as texts are. `marked`: whether accents and points count. */
function soughtOf(terms: readonly string[], marked = false): Set<string> {
  const folded = terms.flatMap((text) => foldings(text, '', marked));
  return new Set(folded.flatMap(alsoWithoutApostrophes).map(({ text }) => text.trim()));
}

/** `open`: whether words that only begin so are taken. */
function findAll(texts: readonly Folding[], sought: ReadonlySet<string>, open = false): Range[] {
  return texts
    .flatMap(alsoWithoutApostrophes)
    .flatMap((text) => [...sought].flatMap((one) => occurrences(text, one, open)));
}

/** The indexer leaves apostrophes out, and so may readers: Kung tzu for K’ung-tzu. */
function alsoWithoutApostrophes(folding: Folding): Folding[] {
  const { text, cased, starts, ends } = folding;
  const left = new Set([...text.matchAll(/(?<=\p{L})'(?=\p{L})/gu)].map(({ index }) => index));
  if (left.size === 0) return [folding];
  const stays = (_: unknown, at: number) => !left.has(at);
  const kept = (letters: string) => letters.split('').filter(stays).join('');
  return [
    folding,
    {
      text: kept(text),
      cased: kept(cased),
      starts: starts.filter(stays),
      ends: ends.filter(stays),
    },
  ];
}

/** `open` takes words that only begin so, as a whole. */
function occurrences(folding: Folding, sought: string, open: boolean): Range[] {
  const { text } = folding;
  const found: Range[] = [];
  for (const at of occurrencesOf(sought, text)) {
    let end = at + sought.length;
    if (!isBoundary(text, at)) continue;
    if (open) while (end < text.length && !isBoundary(text, end)) end++;
    if (isBoundary(text, end)) found.push(unfold({ start: at, end }, folding));
  }
  return found;
}

/** Whether a word may begin or end at an offset: where two letters or digits adjoin it may only in some scripts. */
function isBoundary(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  if (unspaced.test(before) || unspaced.test(after)) return true;
  return !(/[\p{L}\p{N}\p{M}]/u.test(before) && /[\p{L}\p{N}\p{M}]/u.test(after));
}

function withoutOverlaps(ranges: Range[]): Range[] {
  let end = 0;
  return ranges
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((range) => {
      if (range.start < end) return false;
      end = range.end;
      return true;
    });
}
