import type { Edition, Source } from '../edition/edition.ts';
import { asWritten } from '../page/date.ts';
import type { TextFile } from '../page/file.ts';
import { isInNote } from '../page/scope.ts';
import type { AnnotatedPage, MarkupElement } from '../page/model.ts';
import { indented } from '../page/stub.ts';
import type { Insertion } from '../problem.ts';
import { type Annotated, changedFile, placed } from './annotate.ts';
import { claimAttributes } from './claim-attributes.ts';
import { type Editable, editable, unfaithful } from './editable.ts';
import { speakersById } from './named.ts';
import { noteWith, sentenceLine, type WrittenNote, wordsOfNote, writtenNote } from './note.ts';
import { readBoth, unescaped } from './prove.ts';
import {
  fieldOfNote,
  judgeCitations,
  judgeClaimAttributes,
  problemOf,
  type RequestProblem,
  type ClaimAttributes,
} from './request.ts';
import { withoutAnnotation } from './without-annotation.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import type { Range } from '../text/range.ts';

/** What an annotation says: what a claim says of itself, and the note. */
export interface Saying {
  claim?: ClaimAttributes;
  /** What is claimed, in plain words; absent where the note does not say it. */
  says?: string;
  /** In Markdown; absent where no note is written. */
  note?: string;
}

/** What is to be said instead. What is not there stays as it is; a `via`, `date` or `asOf` of null goes, and so does a sentence of no words. */
export interface AnnotationChange {
  by?: string | undefined;
  kind?: string | undefined;
  verdict?: string | undefined;
  via?: string[] | null | undefined;
  date?: string | null | undefined;
  asOf?: string | null | undefined;
  says?: string | undefined;
  note?: string | undefined;
}

/** The id of an annotation, and what is to become of it. */
export interface ChangeRequest {
  id: string;
  change: AnnotationChange;
}

/** Returns what the annotation of an id says now; undefined where a page has no claim or note of it. */
export function sayingOf(id: string, page: AnnotatedPage, file: TextFile): Saying | undefined {
  const claim = page.claims.find((one) => one.id === id);
  const written = writtenNote(id, page, file);
  if (!claim && !written) return undefined;
  const { by = '', kind = '', verdict = '', via, date, asOf } = claim ?? {};
  return {
    ...(claim && {
      claim: {
        ...{ by, kind, verdict },
        ...(via && { via }),
        ...(date && { date: asWritten(date) }),
        ...(asOf && { asOf }),
      },
    }),
    ...(claim?.says !== undefined && { says: claim.says }),
    ...(written && { note: wordsOfNote(written, file, claim?.says !== undefined).note }),
  };
}

/**
 * Changes what a claim says of itself, or what a note says: returns what is to be put into the page, where every other
 * character stays; or why it cannot be done. The page is then read again: it still says what its seed says, the
 * annotation is on the same words, and every other one is unchanged.
 */
export function change(
  source: Source,
  edition: Edition,
  { id, change: given }: ChangeRequest,
): Annotated | { problems: RequestProblem[] } {
  const own = editable(source, edition);
  if (!own) return { problems: [unfaithful(edition)] };
  const { page } = own;
  const { file } = own.text;
  const now = sayingOf(id, page, file);
  if (!now) return { problems: [noAnnotation(id)] };
  const { note, says, ...fields } = given;
  const wanted = Object.values({ ...fields, says }).some((field) => field !== undefined);
  if (wanted && !now.claim) return { problems: [noClaim(id)] };
  if ((note ?? says) !== undefined && now.note === undefined) return { problems: [noNote(id)] };
  const claim = now.claim && changedClaim(now.claim, fields, edition);
  const problems = [
    ...(claim?.problems ?? []),
    ...(claim ? judgeClaimAttributes(claim.said, edition, page) : []),
    ...judgeCitations(note ?? '', [...edition.references.keys()]),
  ];
  if (problems.length > 0) return { problems };
  const insertions = [
    ...(claim ? tagChange(leading(id, page), claim.differing, file) : []),
    ...noteChange(writtenNote(id, page, file), { now, given }, file),
  ];
  const changed = changedFile(file, insertions);
  const fault = proveChange(own, changed, { id, said: claim?.said, says: says ?? now.says ?? '' });
  return fault
    ? { problems: [fault] }
    : { insertions, added: placed(insertions, file), file: changed };
}

/** Says that a page has no annotation of an id. */
export function noAnnotation(id: string): RequestProblem {
  return {
    field: 'id',
    message: `Unexpected id “${id}”, expected that of a claim or note of the page`,
    hint: 'look it up in the page: it stands in the tag of the claim and in the mark of the note',
  };
}

function noClaim(id: string): RequestProblem {
  return {
    field: 'id',
    message: `Unexpected id “${id}”, expected that of a claim: a note says nothing of a speaker, kind or verdict`,
    hint: 'change its words alone',
  };
}

function noNote(id: string): RequestProblem {
  return {
    field: 'note',
    message: `Unexpected words of a note, expected a claim that has one: “${id}” has none`,
    hint: `write it below </Source>: [^${id}]: …`,
  };
}

/** What a claim will say of itself, which of it differs from what it says now, and which speakers are unclear. */
function changedClaim(now: ClaimAttributes, given: AttributesChange, edition: Edition) {
  const { resolved: said, problems } = speakersById(withChange(now, given), edition);
  return { said, differing: differing(now, said), problems };
}

/** What is to be said instead in the tag of a claim. */
type AttributesChange = Omit<AnnotationChange, 'note' | 'says'>;

function withChange(old: ClaimAttributes, given: AttributesChange): ClaimAttributes {
  const via = given.via === undefined ? old.via : given.via;
  const date = given.date === undefined ? old.date : given.date;
  const asOf = given.asOf === undefined ? old.asOf : given.asOf;
  return {
    by: given.by ?? old.by,
    kind: given.kind ?? old.kind,
    verdict: given.verdict ?? old.verdict,
    ...(via && { via }),
    ...(typeof date === 'string' && { date }),
    ...(typeof asOf === 'string' && { asOf }),
  };
}

/** The parts of a claim that say what it is. */
function leading(id: string, { elements }: AnnotatedPage): MarkupElement[] {
  return elements.filter(
    ({ name, attributes }) =>
      name === 'Claim' && attributes['id']?.value === id && 'by' in attributes,
  );
}

/** What attributes are to say that say something else now; undefined for one that goes. */
type Differing = Record<string, string | undefined>;

function differing(now: ClaimAttributes, said: ClaimAttributes): Differing {
  const [was, is] = [claimAttributes(now), claimAttributes(said)];
  return Object.fromEntries(Object.entries(is).filter(([name, value]) => was[name] !== value));
}

function tagChange(
  parts: readonly MarkupElement[],
  attributes: Differing,
  { text }: TextFile,
): Insertion[] {
  return parts.flatMap((part) =>
    Object.entries(attributes).map(([name, value]): Insertion => {
      const stretch = attributeIn(part, name, text);
      const words = value === undefined ? '' : ` ${name}="${value}"`;
      if (!stretch) return { at: part.opened - 1, text: words };
      return { at: stretch.start, text: words, over: stretch.end - stretch.start };
    }),
  );
}

/** Where an attribute stands in its tag, with the blanks before it. */
function attributeIn({ attributes }: MarkupElement, name: string, text: string): Range | undefined {
  const at = attributes[name]?.at;
  if (at === undefined) return undefined;
  const end = endOfMatch(/[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/y, text, at);
  return { start: text.slice(0, at).trimEnd().length, end };
}

function noteChange(
  written: WrittenNote | undefined,
  { now, given }: { now: Saying; given: AnnotationChange },
  file: TextFile,
): Insertion[] {
  if (!written) return [];
  const was = wordsOfNote(written, file, now.says !== undefined);
  const { says = now.says, note = was.note } = given;
  // As it was written, where it says the same.
  const sentence = says === undefined || says === now.says ? was.sentence : sentenceLine(says);
  const words = noteWith({ sentence, note });
  if (words === noteWith(was)) return [];
  const { start, end } = written.words;
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  if (note === was.note && was.note !== '') {
    // The note stays where it is, and what is told of the change is the sentence alone.
    const past = (at: number) => endOfMatch(/[\t\n\r ]*/y, file.text, at);
    const from = past(past(start) + was.sentence.length);
    const head = sentence === '' ? ' ' : ` ${sentence}${lineEnd}${lineEnd}    `;
    return [{ at: start, text: head, over: from - start }];
  }
  return [{ at: start, text: indented(words, lineEnd), over: end - start }];
}

/** The page does not say what it was given: beside a first line that cannot be read, that of another is no new fault. */
const unreadSentence: RequestProblem = {
  field: 'says',
  message: 'Unexpected sentence that would not be read as it is written, expected plain words',
  hint: 'say it in words alone, and mend the first line of the note that begins with “says:”',
};

function proveChange(
  own: Editable,
  file: TextFile,
  { id, said, says }: { id: string; said: ClaimAttributes | undefined; says: string },
): RequestProblem | undefined {
  const { before, after } = readBoth(own, file);
  const known = before.findings.map(({ code }) => code);
  const fresh = after.findings.find(({ code }) => !known.includes(code));
  if (fresh) return problemOf(fieldOfNote(fresh), fresh);
  const claim = (of: AnnotatedPage) => of.claims.find((one) => one.id === id);
  const marks = (of: AnnotatedPage) =>
    of.references
      .filter((mark) => mark.id === id && !isInNote(mark.scope, id))
      .map(({ scope, offset }) => [scope, offset]);
  const [was, is] = [claim(before.page), claim(after.page)];
  if (sentenceLine(is?.says ?? '') !== sentenceLine(says)) return unreadSentence;
  const same =
    withoutAnnotation(before.page, id) === withoutAnnotation(after.page, id) &&
    JSON.stringify([was?.ranges, marks(before.page)]) ===
      JSON.stringify([is?.ranges, marks(after.page)]) &&
    JSON.stringify(said && claimAttributes(said)) === JSON.stringify(is && claimAttributes(is));
  return same ? undefined : { ...unescaped, field: 'note' };
}
