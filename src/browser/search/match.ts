import { bare } from '../../core/text/affixes.ts';

/** A half-open stretch of a text, in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

/** A text as it is compared, and where each of its units stands in the text (one more than it has units). */
interface Folded {
  text: string;
  offsets: number[];
}

type Fold = (cluster: string) => string;

/** Letters that keyboards of Arabic and Persian have twice. */
const twins: Record<string, string> = { ي: 'ی', ى: 'ی', ك: 'ک' };

/** Forgiving: without case, marks and the difference between twins. */
const forgiving: Fold = (cluster) =>
  quotes(bare(cluster)).replace(/[يىك]/g, (letter) => twins[letter] ?? letter);

/** Verbatim: case, the shape of quotation marks, and white space apart, each character counts. */
const verbatim: Fold = (cluster) => quotes(cluster.normalize('NFC').toLowerCase());

/** Verbatim, save for the points of Hebrew and Arabic, which a reader may leave out. */
const unpointed: Fold = (cluster) => verbatim(cluster).replace(/[\u0591-\u05c7\u064b-\u0652]/g, '');

function quotes(text: string): string {
  return text.replace(/[‘’ʼ′]/g, "'").replace(/[“”„«»″]/g, '"');
}

/** Returns where any of the terms, words or phrases, stands in a text as a whole; the longest where they overlap. */
export function rangesOf(text: string, terms: readonly string[]): Range[] {
  const folded = foldText(text, forgiving);
  const found = terms.flatMap((term) => occurrences(folded, foldText(term, forgiving).text));
  return withoutOverlaps(found);
}

/** Returns where a phrase stands in a text character by character, as whole words. */
export function rangesVerbatim(text: string, phrase: string): Range[] {
  const pointed = /[\u0591-\u05c7\u064b-\u0652]/.test(phrase);
  const fold = pointed ? verbatim : unpointed;
  return occurrences(foldText(text, fold), foldText(phrase, fold).text);
}

function foldText(text: string, fold: Fold): Folded {
  let written = '';
  const offsets: number[] = [];
  // A letter with the marks on it is one: “e” and an accent written apart are “é”.
  for (const { 0: cluster, index } of text.matchAll(/\s+|[^\s\p{M}]\p{M}*|\p{M}+/gu)) {
    const folded = /^\s/.test(cluster) ? ' ' : fold(cluster);
    for (let unit = 0; unit < folded.length; unit++) offsets.push(index);
    written += folded;
  }
  offsets.push(text.length);
  return { text: written, offsets };
}

function occurrences({ text, offsets }: Folded, term: string): Range[] {
  const found: Range[] = [];
  const sought = term.trim();
  if (sought === '') return found;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    if (isBoundary(text, at) && isBoundary(text, end)) {
      found.push({ start: Number(offsets[at]), end: Number(offsets[end]) });
    }
  }
  return found;
}

const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** Whether a word may begin or end at an offset: where two letters or digits adjoin it may only in some scripts. */
function isBoundary(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  if (unspaced.test(before) || unspaced.test(after)) return true;
  return !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
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
