import { annotate } from '../edit/annotate.ts';
import { noteWith } from '../edit/note.ts';
import type { Annotation, Quotation, RequestProblem } from '../edit/request.ts';
import type { Edition, Source } from '../edition/edition.ts';
import { claimTransmission } from '../edition/transmission.ts';
import type { TextFile } from '../page/file.ts';
import { asWritten } from '../page/date.ts';
import { beginnings } from '../page/rendition.ts';
import { writeProse } from '../page/write-prose.ts';
import { fold } from '../text/fold.ts';
import { greatest } from '../text/greatest.ts';
import { occurrencesOf } from '../text/occurrences.ts';
import { once } from '../text/once.ts';
import { mapUnits } from '../text/positions.ts';
import { type Range, trim } from '../text/range.ts';
import { citationsOf } from './cited.ts';
import type { Searched } from './locate.ts';
import type { ForeignAnnotation, OwnAnnotation } from './model.ts';

/** What is put into a page as it was on another: a claim with its parts and note, or how the original looks. */
type Marked = Exclude<OwnAnnotation, { type: 'note' }>;

/** Whether a page has that already: a claim of the id, or the same look at the same place, white space aside. */
export function isThere(own: Marked, range: Range, { page, text = '' }: Source): boolean {
  if (own.type === 'claim') return page.claims.some(({ id }) => id === own.id);
  const said = written(own.attributes);
  const isSame = (one: { name: string; attributes: Record<string, string> }) =>
    one.name === own.name && written(one.attributes) === said;
  const isAt = (offset: number) =>
    text.slice(Math.min(offset, range.start), Math.max(offset, range.start)).trim() === '';
  return (
    page.renditions.some(
      (one) => one.start === range.start && one.end === range.end && isSame(one),
    ) || page.wordless.some((one) => isSame(one) && isAt(one.offset))
  );
}

const written = once((attributes: Record<string, string>) => JSON.stringify(attributes));

/** Puts one of our own into a page, and returns that; or why it cannot be. The page is read anew for each of its parts. */
export function addOwn(
  { source, edition }: { source: Source; edition: Edition },
  {
    own,
    annotation,
    ranges,
  }: { own: Marked; annotation: ForeignAnnotation; ranges: readonly Range[] },
  { seed, reread }: { seed: Searched; reread: (file: TextFile) => Source },
): { source: Source; edition: Edition } | { problems: RequestProblem[] } {
  let state = { source, edition };
  for (const [n, range] of ranges.entries()) {
    const { word, before } =
      range.start < range.end ? { word: range, before: false } : wordBeside(own, range.start, seed);
    const request: Annotation =
      own.type === 'rendition'
        ? { ...own, before }
        : n === 0
          ? claimOf(own, annotation, { source, edition })
          : { type: 'part', id: own.id };
    const done = annotate(state.source, state.edition, {
      annotation: request,
      quotation: quotationOf(word, seed),
    });
    if ('problems' in done) return done;
    state = {
      source: reread(done.file),
      edition: {
        ...state.edition,
        files: new Map([...state.edition.files, [done.file.path, done.file]]),
      },
    };
  }
  return state;
}

function claimOf(
  { id, kind, verdict, chain, date, asOf, says, cites }: Extract<Marked, { type: 'claim' }>,
  { body }: ForeignAnnotation,
  { source: { page }, edition }: { source: Source; edition: Edition },
): Annotation {
  const [by = '', ...rest] = chain;
  const plain = { id, by, kind, verdict, ranges: [], at: 0 };
  const isOfPage = claimTransmission(page, plain).join('\n') === chain.join('\n');
  const via = rest.at(-1) === page.data?.publisher ? rest.slice(0, -1) : rest;
  // The verdict and what is claimed have fields of their own.
  const note = noteWith({ sentence: '', note: writeProse(body, citationsOf(cites, edition)) });
  return {
    ...{ type: 'claim', id, by, kind, verdict, note },
    ...(!isOfPage && { via }),
    // A date carries the mark of its calendar where it is read, and the page says it for all of its dates.
    ...(date !== undefined && { date: asWritten(date) }),
    ...(asOf !== undefined && { asOf }),
    ...(says !== undefined && { says }),
  };
}

/** Returns why a claim cannot stand on a page whose dates are of another calendar; undefined where it can. */
export function calendarFault(own: Marked, { data }: Source['page']): string | undefined {
  if (own.type !== 'claim' || own.date === undefined) return undefined;
  const [found, expected] = [own.date !== asWritten(own.date), data?.calendar === 'julian'];
  if (found === expected) return undefined;
  const name = (isJulian: boolean) => (isJulian ? 'Julian' : 'Gregorian');
  return `its date is of the ${name(found)} calendar, those of the page are of the ${name(expected)}`;
}

/**
 * Returns the word beside a place, and whether the place is before it: a page begins before a word, and words are missing behind one, or before one
 * that they touch, or that is the first.
 */
function wordBeside(own: Marked, at: number, { text }: Searched): { word: Range; before: boolean } {
  const left = trim({ start: 0, end: at }, text);
  const right = trim({ start: at, end: text.length }, text);
  const isBeginning = own.type === 'rendition' && beginnings.has(own.name);
  if (!left || isBeginning || (right?.start === at && left.end < at)) {
    const start = right?.start ?? text.length;
    const end = start + text.slice(start).search(/[\t\n\f\r ]|$/);
    return { word: { start, end }, before: true };
  }
  const blanks = ['\t', '\n', '\f', '\r', ' '].map((one) => text.lastIndexOf(one, left.end - 1));
  return { word: { start: greatest(blanks) + 1, end: left.end }, before: false };
}

/** The words of a range, and which of their occurrences they are. */
function quotationOf(range: Range, { text, fold: { text: folded, raw } }: Searched): Quotation {
  const quote = text.slice(range.start, range.end);
  const words = fold(quote);
  const starts = occurrencesOf(words, folded).map(
    (start) => mapUnits(raw, { start, end: start + words.length }).start,
  );
  return { quote, nth: starts.filter((start) => start <= range.start).length, whole: false };
}
