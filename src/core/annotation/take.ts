import { type Editable, editable, unfaithful } from '../edit/editable.ts';
import { findQuote, type Quotable } from '../edit/quote.ts';
import { type Candidate, idsTaken, type RequestProblem } from '../edit/request.ts';
import type { Edition, Source } from '../edition/edition.ts';
import type { TextFile } from '../page/file.ts';
import { parsePage } from '../page/parse.ts';
import { itemAt, present, push } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import { elsewhere } from './elsewhere.ts';
import { locate, type Located, type Searched, searched } from './locate.ts';
import type { ForeignAnnotation, OwnAnnotation } from './model.ts';
import { faultOf, isSilent, noteOf } from './note.ts';
import { addNotes, type NewNote } from './notes.ts';
import { addOwn, calendarFault, isRepeated, isThere } from './own.ts';

/** Why an annotation is not on a page, and what may be meant. */
export interface Missed {
  where: string;
  /** Its words, as it has them. */
  quote: string;
  why: string;
  /** How to mend it; '' where nothing is to be said. */
  hint?: string;
  candidates: Candidate[];
  /** The id that its note would have, and what it would say. */
  note?: { id: string; words: string };
}

/** What becomes of annotations on a page. */
export interface TakenAnnotations {
  file: TextFile;
  notes: number;
  claims: number;
  looks: number;
  /** Those that the page has already. */
  there: number;
  missed: Missed[];
}

/** For how many that are missed the places are looked for that may be meant: that takes as long as the text is, for each. */
const mostSought = 100;

/** A page that annotations are put on, each after the other. */
interface Taking extends Omit<TakenAnnotations, 'file' | 'notes'> {
  /** The page as it was, its text, and the ids that it has. */
  own: Editable;
  seed: Searched;
  ids: Set<string | undefined>;
  /** The page as it is by now, but for the notes, which are put in at the end. */
  state: { source: Source; edition: Edition };
  notes: NewNote[];
  digest: (id: string) => string;
}

/** An annotation with what was found of each of its targets, and the ranges, where all are found. */
interface Found {
  one: ForeignAnnotation;
  located: readonly Located[];
  ranges: readonly Range[];
}

/**
 * Puts annotations on a page: ours as what they were, all others as notes behind their words. `digest` makes a short word of letters and digits
 * of an id, the same each time, by which a second import knows what is there. Returns the page, and what is not on it; or why nothing can be.
 */
export function takeAnnotations(
  source: Source,
  edition: Edition,
  {
    annotations,
    digest,
  }: { annotations: readonly ForeignAnnotation[]; digest: (id: string) => string },
): TakenAnnotations | { problem: RequestProblem } {
  const own = editable(source, edition);
  if (!own) return { problem: unfaithful(edition) };
  const seed = searched(own.seed.text);
  const taking: Taking = {
    ...{ own, seed, digest, ids: idsTaken(own.page), state: { source, edition } },
    ...{ claims: 0, looks: 0, there: 0, missed: [], notes: [] },
  };
  const { roots, answers } = threads(annotations);
  const away = elsewhere(roots, own.page);
  for (const one of roots) {
    const address = away.get(one);
    if (address !== undefined) {
      const hint = 'put it on the page of that text, if the edition has one';
      taking.missed.push(miss(one, `it is on another text, ${address}`, { hint }));
      continue;
    }
    const located = one.selections.map((selection) => locate(selection, seed));
    const found = located.flatMap((each) => ('range' in each ? [each.range] : []));
    const ranges = found.length === located.length ? found : [];
    if (one.own && one.own.type !== 'note') takeOwn({ one, located, ranges }, one.own, taking);
    else takeNote({ one, located, ranges }, answers.get(one) ?? [], taking);
  }
  const { claims, looks, there, missed, notes, state } = taking;
  const current = { ...own, text: present(textOf(state), 'the page that was proved') };
  const file = addNotes(current, seed, notes);
  return { file, notes: notes.length, claims, looks, there, missed };
}

function textOf({ source, edition }: Taking['state']): Quotable | undefined {
  return editable(source, edition)?.text;
}

function miss(
  { where, selections }: ForeignAnnotation,
  why: string,
  more: Partial<Missed>,
): Missed {
  const quote = selections.flatMap((one) => one.quote?.exact ?? []).join(' … ');
  return { where, quote, why, candidates: [], ...more };
}

function takeOwn(
  { one, located, ranges }: Found,
  own: Exclude<OwnAnnotation, { type: 'note' }>,
  taking: Taking,
): void {
  const { state, seed, missed } = taking;
  const [first] = ranges;
  const calendar = calendarFault(own, taking.own.page);
  if (!first) missed.push(miss(one, reasonOf(located), {}));
  else if (isThere(own, first, state.source)) taking.there++;
  else if (calendar !== undefined) missed.push(miss(one, calendar, {}));
  else {
    const reread = (file: TextFile): Source => ({
      ...state.source,
      page: parsePage(state.source.page.id, file, () => taking.own.seed).page,
    });
    const done = addOwn(state, { own, annotation: one, ranges }, { seed, reread });
    if ('problems' in done) {
      const why = done.problems.map(({ message }) => message.replace(/^Unexpected /, ''));
      const hint = done.problems.flatMap((problem) => problem.hint ?? []).join('; ');
      missed.push(miss(one, why.join('; '), { hint }));
    } else if (isRepeated(own, done.source.page, state.source.page)) taking.there++;
    else {
      taking.state = done;
      taking[own.type === 'claim' ? 'claims' : 'looks']++;
    }
  }
}

function takeNote(
  { one, located, ranges }: Found,
  answers: readonly ForeignAnnotation[],
  taking: Taking,
): void {
  const { ids, missed, notes, digest, seed } = taking;
  const named = one.own?.type === 'note' ? one.own.id : undefined;
  const id = named ?? `a-${digest(one.id ?? JSON.stringify([one.selections, one.body]))}`;
  if (ids.has(id)) {
    taking.there++;
    return;
  }
  const words = ranges.map(({ start, end }) => seed.text.slice(start, end)).join(' … ');
  const note = {
    id,
    ranges,
    words: noteOf(one, words, { answers, edition: taking.state.edition }),
  };
  const fault = faultOf(note.words);
  if ([one, ...answers].every(isSilent))
    missed.push(miss(one, 'nothing that it says: it only marks words', {}));
  else if (fault !== undefined) missed.push(miss(one, `a body with ${fault}`, {}));
  else if (ranges.length === 0) {
    const candidates = missed.length < mostSought ? candidatesOf(one, located, taking) : [];
    missed.push(miss(one, reasonOf(located), { note: { id, words: note.words }, candidates }));
  } else {
    ids.add(id);
    notes.push(note);
  }
}

/** Puts what answers an annotation, however far, to it. */
function threads(annotations: readonly ForeignAnnotation[]) {
  const byId = new Map(
    annotations.flatMap((one) => (one.id === undefined ? [] : [[one.id, one] as const])),
  );
  const answers = new Map<ForeignAnnotation, ForeignAnnotation[]>();
  const roots = annotations.filter((one) => {
    const asked = one.answers === undefined ? undefined : byId.get(one.answers);
    if (!asked || asked === one || asked.answers !== undefined) return true;
    push(answers, asked, one);
    return false;
  });
  return { roots, answers };
}

const reasons: Record<Extract<Located, { miss: string }>['miss'], string> = {
  nowhere: 'words that the source has nowhere, expected them character for character',
  several:
    'words that the source has in several places, expected one that its prefix and suffix tell apart',
  elsewhere: 'words that do not stand between its prefix and suffix, expected them there',
  untold:
    'target without words or place, expected a TextQuoteSelector, or a TextPositionSelector of the text',
};

function reasonOf(located: readonly Located[]): string {
  const misses = located.flatMap((one) => ('miss' in one ? [reasons[one.miss]] : []));
  return misses.length === 0 ? reasons.untold : [...new Set(misses)].join('; ');
}

/** The places that may be meant of the first target that is not found, as the page has them. */
function candidatesOf(
  { selections }: ForeignAnnotation,
  located: readonly Located[],
  { own }: Taking,
): Candidate[] {
  const missing = selections.filter((_, n) => 'miss' in itemAt(located, n));
  const quotes = missing.flatMap(({ quote }) => quote?.exact ?? []);
  return quotes.flatMap((quote) => {
    // A number that there is none of has all places listed.
    const { problem } = findQuote({ quote, nth: Infinity }, own.text) as {
      problem: RequestProblem;
    };
    return problem.candidates ?? [];
  });
}
