import { unattributed } from '../edition/transmission.ts';
import type { Edition, GlossaryEntry } from '../edition/edition.ts';
import { findCitations } from '../page/citation.ts';
import { isDate, isDateOrRange } from '../page/date.ts';
import { idPattern } from '../text/id.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { mendOfDate } from '../page/propose-date.ts';
import { expectedOf, renditions } from '../page/rendition.ts';
import type { Finding } from '../problem.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import { freeId } from './id.ts';

/** What an annotation says of the words that it is put on. */
export type Annotation =
  | {
      type: 'claim';
      id: string;
      by: string;
      kind: string;
      verdict: string;
      /** The chain, ids of glossary entries; empty where it came through nobody. */
      via?: string[];
      date?: string;
      /** As of when the verdict holds: a day, a month or a year. */
      asOf?: string;
      /** What is claimed, a sentence of plain words: the first line of the note. */
      says?: string;
      /** What the note says, in Markdown. */
      note?: string;
    }
  /** More words of a claim that is there: it says what it says of them, too. */
  | { type: 'part'; id: string }
  | { type: 'note'; id: string; note?: string }
  | { type: 'term'; id: string }
  | RenditionAnnotation;

/** How the original of some words looks, or how its editors read it; of an element without words, that it stands at them. */
export interface RenditionAnnotation {
  type: 'rendition';
  /** The name of its element: `Hi`. */
  name: string;
  attributes: Record<string, string>;
  /** Whether an element without words stands before them, and not behind; where it is not said, one of a beginning does. */
  before?: boolean;
  /** The blanks of the source between an element without words and them. */
  blanks?: string;
}

/** Whether a note comes with it, and the mark that leads there. */
export function hasNote(annotation: Annotation): annotation is WithNote {
  return annotation.type === 'claim' || annotation.type === 'note';
}

type WithNote = Extract<Annotation, { type: 'claim' | 'note' }>;

/** The exact words of the source, and which of their occurrences (from 1) is meant. */
export interface Quotation {
  quote: string;
  nth?: number;
  /** Whether the whole of the words is meant that the quote begins and ends in. */
  whole?: boolean;
}

/** The fields of a request, by which its problems are told. */
export type Field =
  | 'quote'
  | 'nth'
  | 'id'
  | 'by'
  | 'kind'
  | 'verdict'
  | 'via'
  | 'date'
  | 'asOf'
  | 'says'
  | 'note'
  | 'term'
  | 'part'
  | 'rendition'
  | 'entry'
  | 'entry-kind'
  | 'definition'
  | 'reference'
  | 'page';

/** Why a request cannot be done as it stands. */
export interface RequestProblem {
  field: Field;
  /** What was found and what was expected. Quotes the request, so whoever shows it escapes it. */
  message: string;
  /** How to mend it, where that is known. */
  hint?: string | undefined;
  /** A name that no entry has, and one could be made of. */
  unknown?: string;
  /** Passages that may be meant: the 1-based line and column of the page, and the words with those around them. */
  candidates?: Candidate[];
}

/** Returns the field of what a note says that a fault of its page comes from. */
export function fieldOfNote({ code }: Finding): Field {
  return code === 'sentence-malformed' ? 'says' : 'note';
}

/** Returns a fault that a page or an entry would have, as a problem of the field that it comes from. */
export function problemOf(field: Field, { message, hint }: Finding): RequestProblem {
  return { field, message, hint };
}

/** A place whose words may be the ones meant. */
export interface Candidate {
  line: number;
  column: number;
  words: string;
}

/** Returns what is wrong with an annotation, by what the edition has and what is on the page already. */
export function judge(
  annotation: Annotation,
  page: AnnotatedPage,
  { about, glossary, kinds, verdicts, references }: Edition,
): RequestProblem[] {
  if (annotation.type === 'term') return unknownEntry('term', [annotation.id], glossary);
  if (annotation.type === 'part') return unknownClaim(annotation.id, page);
  if (annotation.type === 'rendition') return judgeRendition(annotation);
  const problems = [
    ...judgeId(annotation.id, page),
    ...judgeNote(annotation, page),
    ...judgeCitations(annotation.note ?? '', [...references.keys()]),
  ];
  if (annotation.type === 'note') return problems;
  return [
    ...problems,
    ...judgeClaimAttributes(annotation, { about, glossary, kinds, verdicts }, page),
  ];
}

function judgeRendition({ name, attributes }: RenditionAnnotation): RequestProblem[] {
  const rules = renditions.get(name);
  const refused = (found: string, expected: string): RequestProblem => ({
    field: 'rendition',
    message: `Unexpected ${found}, expected ${expected}`,
  });
  if (!rules) return [refused(`element “${name}”`, `one of ${[...renditions.keys()].join(', ')}`)];
  const unknown = Object.keys(attributes).filter((key) => !Object.hasOwn(rules, key));
  const wrong = Object.entries(rules).flatMap(([key, rule]) => {
    const value = attributes[key];
    if (value === undefined && !rule.required) return [];
    const expected = expectedOf(rule, value ?? '');
    return expected === undefined
      ? []
      : [refused(`${key} “${value ?? ''}” of <${name}>`, expected)];
  });
  return [
    ...unknown.map((key) =>
      refused(
        `“${key}” of <${name}>`,
        Object.keys(rules).length > 0 ? `one of ${Object.keys(rules).join(', ')}` : 'none',
      ),
    ),
    ...wrong,
  ];
}

/** What a claim says of itself. */
export type ClaimAttributes = Pick<
  Extract<Annotation, { type: 'claim' }>,
  'by' | 'kind' | 'verdict' | 'via' | 'date' | 'asOf'
>;

/** Returns what is wrong with what a claim says of itself on a page, by what the edition has. */
export function judgeClaimAttributes(
  { by, kind, verdict, via = [], date, asOf }: ClaimAttributes,
  { about, glossary, kinds, verdicts }: Pick<Edition, 'about' | 'glossary' | 'kinds' | 'verdicts'>,
  { data }: Pick<AnnotatedPage, 'data'>,
): RequestProblem[] {
  const isTold = date === undefined || isDateOrRange(date, data?.calendar);
  return [
    ...unknownEntry('by', by === unattributed ? [] : [by], glossary),
    ...unknownEntry('via', via, glossary),
    ...unknown('kind', kind, [...kinds.keys()]),
    ...unknown('verdict', verdict, [...verdicts.keys()]),
    ...(isTold ? [] : [badDate(date, about.language)]),
    ...(asOf === undefined || isDate(asOf) ? [] : [badAsOf(asOf)]),
  ];
}

/** How many words are named where none is near. */
const some = 12;

function unknown(field: 'kind' | 'verdict', word: string, known: string[]): RequestProblem[] {
  if (known.includes(word)) return [];
  const near = nearest(word, known);
  return [
    {
      field,
      message: `Unexpected ${named(field, word)}, expected one that the edition defines`,
      hint: near === undefined ? oneOf(known) : `did you mean “${near}”?`,
    },
  ];
}

/** The entries that may be named, by id. */
export type NamedEntries = ReadonlyMap<string, Pick<GlossaryEntry, 'id' | 'data'>>;

/** What those are that an entry is named as. */
const roles = {
  term: { field: 'term', name: 'term' },
  by: { field: 'by', name: 'speaker' },
  via: { field: 'via', name: 'link of the chain' },
  publisher: { field: 'via', name: 'publisher' },
} as const;

/** Returns a problem where one of several words, as what its entry is named in a role, is the id of no entry. */
export function unknownEntry(
  role: keyof typeof roles,
  words: string[],
  glossary: NamedEntries,
): RequestProblem[] {
  const { field, name } = roles[role];
  const word = words.find((each) => !glossary.has(each));
  if (word === undefined) return [];
  const ids = [...glossary.keys()];
  const names = [...glossary.values()].flatMap(({ data }) =>
    data ? [data.term, ...data.aliases] : [],
  );
  const near = nearest(word, [...(field === 'by' ? [unattributed] : []), ...ids, ...names]);
  const known = ids.length > 0 ? `${oneOf(ids)}, or ` : '';
  const choice = near === undefined ? known : `did you mean “${near}”? Or `;
  return [
    {
      field,
      message: `Unexpected ${named(name, word)}, expected the id or the name of a glossary entry`,
      hint: `${choice}write its entry in content/glossary first`,
      ...(word !== '' && { unknown: word }),
    },
  ];
}

function oneOf(known: readonly string[]): string {
  const list = known.length > some ? [...known.slice(0, some), '…'] : known;
  return `use one of: ${list.join(', ')}`;
}

function unknownClaim(id: string, { elements }: AnnotatedPage): RequestProblem[] {
  const claims = elements.filter(({ name }) => name === 'Claim');
  const ids = claims.flatMap(({ attributes: { id: own } }) => (own ? [own.value] : []));
  const known = [...new Set(ids)];
  if (known.includes(id)) return [];
  const near = nearest(id, known);
  return [
    {
      field: 'part',
      message: `Unexpected ${named('id', id)}, expected that of a claim on the page`,
      hint:
        near === undefined
          ? oneOf(known.length === 0 ? ['none yet'] : known)
          : `did you mean “${near}”?`,
    },
  ];
}

/** A field that was left empty is told in words: quotation marks around nothing are hard to see. */
function named(name: string, word: string): string {
  return word === '' ? `empty ${name}` : `${name} “${word}”`;
}

function judgeId(id: string, page: AnnotatedPage): RequestProblem[] {
  if (!idPattern.test(id)) {
    return [
      {
        field: 'id',
        message: `Unexpected ${named('id', id)}, expected lower-case letters a–z, digits and single hyphens`,
        hint: 'name it in two or three words, such as moscow-talks',
      },
    ];
  }
  const taken = idsTaken(page);
  if (!taken.has(id) || isWaiting(id, page)) return [];
  return [
    {
      field: 'id',
      message: `Unexpected id “${id}”, expected one that the page does not have yet`,
      hint: `choose another, such as ${freeId(id, (one) => taken.has(one))}`,
    },
  ];
}

/** Returns the ids that the claims and notes of a page have, and the marks of notes. */
export function idsTaken(page: AnnotatedPage): Set<string | undefined> {
  return new Set([...idsInUse(page), ...page.notes.map((note) => note.id)]);
}

function idsInUse(page: AnnotatedPage): (string | undefined)[] {
  const claims = page.elements.filter(({ name }) => name === 'Claim');
  return [
    ...claims.map((claim) => claim.attributes['id']?.value),
    ...page.references.map((mark) => mark.id),
  ];
}

/** Whether a page has a note that nothing leads to: it waits for its words to be marked. */
export function isWaiting(id: string, page: AnnotatedPage): boolean {
  return page.notes.some((note) => note.id === id) && !idsInUse(page).includes(id);
}

function judgeNote(annotation: WithNote, page: AnnotatedPage): RequestProblem[] {
  const { id, note } = annotation;
  const says = annotation.type === 'claim' ? annotation.says : undefined;
  if ((note ?? says) === undefined || !isWaiting(id, page)) return [];
  return [
    {
      field: note === undefined ? 'says' : 'note',
      message: `Unexpected words of the note “${id}”, expected none: the page has this note already`,
      hint: 'leave them out, or choose another id',
    },
  ];
}

/** Returns what is wrong with the citations of a note, or of what an entry says. */
export function judgeCitations(
  words: string,
  keys: readonly string[],
  field: 'note' | 'definition' = 'note',
): RequestProblem[] {
  const cited = findCitations(words)
    // An escaped bracket is text.
    .filter(({ start }) => words[start - 1] !== '\\')
    .flatMap(({ works = [] }) => works.map(({ key }) => key));
  const key = cited.find((each) => !keys.includes(each));
  if (key === undefined) return [];
  return [
    {
      field,
      message: `Unexpected citation of “${key}”, expected the key of a work in content/references`,
      hint: `${didYouMean(key, keys)}add the work to a file in content/references first`,
    },
  ];
}

function badDate(date: string, language: string): RequestProblem {
  return {
    field: 'date',
    message: `Unexpected date “${date}”, expected one such as 2002, 2002-06-01 or 1865~`,
    hint: mendOfDate(date, 'range', language).hint,
  };
}

function badAsOf(date: string): RequestProblem {
  return {
    field: 'asOf',
    message: `Unexpected date “${date}” of a verdict, expected one such as 2024, 2024-05 or 2024-05-01`,
  };
}
