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

/** Whether a page has that already: a claim of the id, or the same look at the same place. */
export function isThere(own: Marked, range: Range, { page }: Source): boolean {
  if (own.type === 'claim') return page.claims.some(({ id }) => id === own.id);
  const said = written(own.attributes);
  const isSame = (one: { name: string; attributes: Record<string, string> }) =>
    one.name === own.name && written(one.attributes) === said;
  return (
    page.renditions.some(
      (one) => one.start === range.start && one.end === range.end && isSame(one),
    ) || page.wordless.some((one) => isSame(one) && one.offset === range.start)
  );
}

const written = once((attributes: Record<string, string>) => JSON.stringify(attributes));

/** Whether one without words was put where a page had it already: among blanks that are not as the seed's, some places are one. */
export function isRepeated(own: Marked, page: Source['page'], before: Source['page']): boolean {
  if (own.type === 'claim') return false;
  const said = written(own.attributes);
  const placesIn = ({ wordless }: Source['page']) =>
    wordless.flatMap(({ name, attributes, offset }) =>
      name === own.name && written(attributes) === said ? [offset] : [],
    );
  const [now, was] = [placesIn(page), placesIn(before)];
  const fresh = now.find((offset, n) => offset !== was[n]);
  return fresh !== undefined && was.includes(fresh);
}

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
    const { word, ...beside } =
      range.start < range.end ? { word: range } : wordBeside(own, range.start, seed);
    const request: Annotation =
      own.type === 'rendition'
        ? { ...own, ...beside }
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
 * Returns the word beside a place in its line, whether the place is before it, and the blanks between. A page begins before a word, and words are missing
 * behind one, or before one that they touch, or that is the first.
 */
function wordBeside(
  own: Marked,
  at: number,
  { text }: Searched,
): { word: Range; before: boolean; blanks: string } {
  const left = trim({ start: 0, end: at }, text);
  const right = trim({ start: at, end: text.length }, text);
  const isBeginning = own.type === 'rendition' && beginnings.has(own.name);
  const [behind, before] = [text.slice(left?.end, at), text.slice(at, right?.start)];
  const touches = right?.start === at && behind !== '';
  const isNext = touches || (isBeginning && (behind === '' || !right));
  const goesOn = (blanks: string) => !/[\n\r]/.test(blanks);
  if (!left || isNext || (right && goesOn(before) && !goesOn(behind))) {
    const start = right?.start ?? text.length;
    const end = start + text.slice(start).search(/[\t\n\f\r ]|$/);
    return { word: { start, end }, before: true, blanks: goesOn(before) && !isNext ? before : '' };
  }
  const blanks = ['\t', '\n', '\f', '\r', ' '].map((one) => text.lastIndexOf(one, left.end - 1));
  const word = { start: greatest(blanks) + 1, end: left.end };
  return { word, before: false, blanks: goesOn(behind) ? behind : '' };
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
