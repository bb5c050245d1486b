import type { Range } from '../core/text/range.ts';

/** What stands between stretches of a page's text: a browser finds no words across it. */
export const breakMark = '\u0001';

/** How many words the beginning and the end of a long passage are known by, at least. */
const wordsKept = 5;
/** How many words around a passage may tell it from others: what has more is an address that nobody sends. */
const mostAround = 20;

const sign = /[\p{L}\p{N}]/u;
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** A text directive in its parts, which are ranges of the page's text. */
interface Directive {
  prefix: Range;
  start: Range;
  /** Where what is between it and the start is left out. */
  end?: Range;
  suffix: Range;
}

/** Returns the text of what is no source's, as the number of a note, among that of the source. */
export function apparatus(text: string): string {
  return `\u0002${text}\u0003`;
}

/**
 * Returns the text directive that leads to a passage and nowhere else (URL Fragment Text Directives, §3): all of a short one,
 * the beginning and the end of one that is long or has marks of notes in it, and words around it where a browser would find the
 * same before. Undefined where no words tell the one from the other. `page` is the text of the page from its beginning, with
 * the marks that this file names. Offsets are UTF-16 units.
 */
export function textDirective(page: string, passage: Range): string | undefined {
  const read = withoutAdjoined(page);
  const known = read.lastIndexOf(breakMark, passage.start) + 1;
  const before = variants(page.slice(0, known));
  const found = directives(read, passage).find((one) => leadsThere(one, page, { known, before }));
  if (!found) return undefined;
  const { prefix, start, end, suffix } = found;
  const words = ({ start: from, end: to }: Range) => encode(read.slice(from, to));
  const [ahead, behind] = [words(prefix), words(suffix)];
  return [
    ...(ahead ? [`${ahead}-`] : []),
    words(start),
    ...(end ? [words(end)] : []),
    ...(behind ? [`-${behind}`] : []),
  ].join(',');
}

/** Blanks what is no source's, with the words that it adjoins: `word` and the number of a note are `word1` to a browser. */
function withoutAdjoined(page: string): string {
  return page.replace(/(?:[\p{L}\p{M}\p{N}]|\u0002[^\u0002\u0003]*\u0003)+/gu, (run) =>
    run.includes('\u0002') ? breakMark.repeat(run.length) : run,
  );
}

/** Returns the directives that there may be, each with a word more; of whole words, which is how a browser finds them. */
function directives(read: string, passage: Range): Directive[] {
  const selected = read.slice(passage.start, passage.end);
  const first = selected.search(sign);
  if (first < 0) return [];
  const last = selected.search(/[\p{L}\p{N}][^\p{L}\p{N}]*$/u);
  const head = wordsAround(read, passage.start + first);
  const tail = wordsAround(read, passage.start + last);
  const from = Math.min(head.own.start, Math.max(passage.start, head.start));
  const to = Math.max(tail.own.end, Math.min(passage.end, tail.end));
  const inAll = head.start === tail.start ? head.after.length - tail.after.length + 1 : Infinity;
  return Array.from({ length: mostAround + 1 }, (_, more) => {
    const kept = wordsKept + more;
    const before = head.before.slice(0, more).at(-1)?.start ?? from;
    const behind = tail.after.slice(0, more).at(-1)?.end ?? to;
    const around = { prefix: { start: before, end: from }, suffix: { start: to, end: behind } };
    if (inAll <= 2 * kept) return { ...around, start: { start: from, end: to } };
    const begun = head.after.slice(0, kept - 1).at(-1)?.end ?? head.own.end;
    const ended = tail.before.slice(0, kept - 1).at(-1)?.start ?? tail.own.start;
    return { ...around, start: { start: from, end: begun }, end: { start: ended, end: to } };
  });
}

/** Returns the stretch that a letter stands in, and its words (UAX #29): that of the letter, and the others from there, the nearest first. */
function wordsAround(read: string, at: number) {
  const start = read.lastIndexOf(breakMark, at) + 1;
  const next = read.indexOf(breakMark, at);
  const end = next < 0 ? read.length : next;
  const words = [...segmenter.segment(read.slice(start, end))]
    .filter(({ segment }) => sign.test(segment))
    .map(({ segment: { length }, index }) => ({
      start: start + index,
      end: start + index + length,
    }));
  const before = words.filter((word) => word.end <= at).reverse();
  const [own = { start: at, end }, ...after] = words.slice(before.length);
  return { start, end, own, before, after };
}

/**
 * Whether a browser finds the passage first. What it takes for the same is not told by all of them: letters and digits alone
 * are compared, with what is no source's and without, since a reader may have it hidden. `before` are those of the page up to `known`.
 */
function leadsThere(
  { prefix, start, end, suffix }: Directive,
  page: string,
  { known, before }: { known: number; before: readonly string[] },
): boolean {
  const isFirst = (ahead: readonly string[], from: number, begin: number, to: number) => {
    const own = signsOf(page.slice(begin, to));
    return variants(page.slice(from, to)).every((signs, n) => {
      const all = (ahead[n] ?? '') + signs;
      return all.indexOf(own) === all.length - own.length;
    });
  };
  return end
    ? isFirst(before, known, prefix.start, start.end) &&
        isFirst([], start.end, end.start, suffix.end)
    : isFirst(before, known, prefix.start, suffix.end);
}

/** Returns the letters and digits of a stretch of the page, with what is no source's and without. */
function variants(text: string): string[] {
  return [text, text.replace(/\u0002[^\u0002\u0003]*\u0003/g, '')].map(signsOf);
}

function signsOf(text: string): string {
  return text
    .toUpperCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function encode(words: string): string {
  const one = words.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, '');
  return encodeURIComponent(one).replaceAll('-', '%2D');
}
