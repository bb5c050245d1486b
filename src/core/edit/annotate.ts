import type { Edition, Source } from '../edition/edition.ts';
import { insert } from '../page/edit.ts';
import { placeOf, pointOf, type TextFile, textFile } from '../page/file.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { openingTag, voids } from '../page/rendition.ts';
import { adderOfNotes, markPlace, moveMark } from '../page/stub.ts';
import type { Insertion, Place, Point } from '../problem.ts';
import { fold } from '../text/fold.ts';
import { greatest } from '../text/greatest.ts';
import { wholeCharacters, wholeWords } from '../text/widen.ts';
import { claimAttributes } from './claim-attributes.ts';
import { editable, unfaithful } from './editable.ts';
import { withIds } from './named.ts';
import { noteWith, sentenceLine } from './note.ts';
import { partsOf, termsIn } from './parts.ts';
import { proveAnnotation } from './prove.ts';
import { findQuote, type Quotable } from './quote.ts';
import {
  type Annotation,
  hasNote,
  isWaiting,
  judge,
  type Quotation,
  type RequestProblem,
  type ClaimAttributes,
} from './request.ts';
import { type Range, trim } from '../text/range.ts';
import { insertWordless } from './wordless.ts';

/** What puts an annotation into a page. */
export interface Annotated {
  insertions: Insertion[];
  /** Each of them at its place in the page as it was, for people: what is put in, or else what is taken out. */
  added: { point: Point; text: string; taken?: string }[];
  /** The page with them. */
  file: TextFile;
  /** Where in it the note is to be written, if one came in. */
  note?: Place;
  /** What whoever asked for it should know: that more words are marked than quoted, or that others claim them. */
  remarks?: string[];
}

/** An annotation, and the words that it is to be put on. */
export interface AnnotationRequest {
  annotation: Annotation;
  quotation: Quotation;
}

/**
 * Puts an annotation on words of a source: returns what is to be put into its page, where every other character
 * stays, but that of a claim with more words the mark goes behind the last and what it says of itself to the first; or
 * why it cannot be done. The page is then read again: it still says what its seed says, every annotation that was
 * there is unchanged, and the new one is on these words and no others. The words are all of `quote`.
 */
export function annotate(
  source: Source,
  edition: Edition,
  { annotation: given, quotation }: AnnotationRequest,
): Annotated | { problems: RequestProblem[] } {
  const own = editable(source, edition);
  if (!own) return { problems: [unfaithful(edition)] };
  const { page, text } = own;
  const { file } = text;
  const { annotation, problems: unclear } = withIds(given, edition);
  const problems = [...unclear, ...judge(annotation, page, edition)];
  const quoted = findQuote(quotation, text);
  if ('problem' in quoted) return { problems: [...problems, quoted.problem] };
  const widen = quotation.whole ? wholeWords : wholeCharacters;
  const found = widen(text.source.plain, quoted);
  const [term] = annotation.type === 'term' ? termsIn(found, text.source) : [];
  if (term !== undefined) problems.push(termInTerm(term));
  if (problems.length > 0) return { problems };
  const insertions = insertionsOf(annotation, found, { page, text });
  const changed = changedFile(file, insertions);
  const words = text.source.plain.slice(found.start, found.end);
  const fault = proveAnnotation(own, changed, { annotation, words });
  if (fault) return { problems: [fault] };
  const toWrite = hasNote(annotation) && !isWaiting(annotation.id, page);
  const note = toWrite ? notePlace(annotation.id, changed) : undefined;
  const added = placed(insertions, file);
  const widened = found.start < quoted.start || found.end > quoted.end;
  const remarks = [
    ...(widened
      ? [
          `“${fold(words)}” is marked, whole ${quotation.whole ? 'words' : 'characters'}, and not “${fold(quotation.quote)}”`,
        ]
      : []),
    ...(annotation.type === 'claim' ? claimedAlready(found, text) : []),
  ];
  return { insertions, added, file: changed, remarks, ...(note && { note }) };
}

/** Tells which claims have the very words of a new one, lie within it, or hold it. */
function claimedAlready(words: Range, { source }: Quotable): string[] {
  const overlaps = source.elements.flatMap(({ element, stretch }) => {
    const id = element.name === 'Claim' && element.attributes['id']?.value;
    const own = trim(stretch, source.plain);
    if (!id || !own) return [];
    const [from, to] = [own.start - words.start, own.end - words.end];
    const named = `the claim “${id}”`;
    if (from === 0 && to === 0) return [`${named} is on the very same words`];
    if (from <= 0 && to >= 0) return [`these words are inside of ${named}`];
    return from >= 0 && to <= 0 ? [`${named} is inside of these words`] : [];
  });
  return [...new Set(overlaps)];
}

/** Returns what is put in and taken out, each at its place in the page as it was, for people. */
export function placed(insertions: readonly Insertion[], file: TextFile): Annotated['added'] {
  return insertions.map(({ at, text, over = 0 }) => ({
    point: pointOf(file, at),
    text,
    ...(over > 0 && { taken: file.text.slice(at, at + over) }),
  }));
}

function termInTerm(id: string): RequestProblem {
  return {
    field: 'quote',
    message: `Unexpected quote with words of the term “${id}”, expected words that are in no <Term> yet`,
    hint: 'a term is a link, and there is none in another: quote other words, or take that one out',
  };
}

function insertionsOf(
  annotation: Annotation,
  words: Range,
  { page, text }: { page: AnnotatedPage; text: Quotable },
): Insertion[] {
  const { file } = text;
  const parts = partsOf(words, text);
  if (annotation.type === 'part') return moreOf(annotation.id, parts, text);
  if (annotation.type === 'rendition' && voids.has(annotation.name))
    return [insertWordless(annotation, { words, parts }, text)];
  const tags =
    annotation.type === 'note'
      ? []
      : parts.flatMap((part, n) => tagsAround(part, annotation, n === 0));
  if (!hasNote(annotation)) return tags;
  const mark = markPlace(file.text, endOfAll(parts));
  return [
    ...tags,
    { at: mark, text: `[^${annotation.id}]` },
    // A note that was left without its mark is the one that is meant.
    ...(isWaiting(annotation.id, page)
      ? []
      : [adderOfNotes(page, file)(annotation.id, noteOf(annotation), mark)]),
  ];
}

/** What the note of an annotation says, with what is claimed in plain words above it. */
function noteOf(annotation: Extract<Annotation, { type: 'claim' | 'note' }>): string {
  const says = annotation.type === 'claim' ? (annotation.says ?? '') : '';
  return noteWith({ sentence: sentenceLine(says), note: annotation.note ?? '' });
}

/** What a claim says of itself stands on the first of its parts, and its mark follows the last, also where these are new. */
function moreOf(
  id: string,
  parts: readonly Range[],
  { source: { elements, references }, file: { text } }: Quotable,
): Insertion[] {
  const all = elements.map(({ element }) => element);
  const old = all.filter(
    ({ name, attributes }) => name === 'Claim' && attributes['id']?.value === id,
  );
  const [first] = old;
  const opening = `<Claim id="${id}">`;
  const led = first && parts.some(({ start }) => start <= first.at) ? first : undefined;
  const written = led ? text.slice(led.at, led.opened) : opening;
  const tags = parts.flatMap(({ start, end }, n) => [
    { at: start, text: n === 0 ? written : opening },
    { at: end, text: '</Claim>' },
  ]);
  const moved = led ? [{ at: led.at, text: opening, over: written.length }] : [];
  const mark = references.find((reference) => reference.id === id);
  const end = endOfAll([...old, ...parts]);
  return [...tags, ...moved, ...(mark && mark.at < end ? moveMark(text, mark.at, end) : [])];
}

function endOfAll(parts: readonly { end: number }[]): number {
  return greatest(parts.map(({ end }) => end));
}

function tagsAround(
  { start, end }: Range,
  annotation: Extract<Annotation, { type: 'claim' | 'term' | 'rendition' }>,
  first: boolean,
): Insertion[] {
  if (annotation.type === 'rendition')
    return [
      { at: start, text: openingTag(annotation) },
      { at: end, text: `</${annotation.name}>` },
    ];
  const name = annotation.type === 'term' ? 'Term' : 'Claim';
  const attributes = annotation.type === 'claim' && first ? attributesOf(annotation) : '';
  return [
    { at: start, text: `<${name} id="${annotation.id}"${attributes}>` },
    { at: end, text: `</${name}>` },
  ];
}

function attributesOf(claim: ClaimAttributes): string {
  return Object.entries(claimAttributes(claim))
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`))
    .join('');
}

/** Returns a file with something put in; a byte order mark stays where it is. */
export function changedFile(file: TextFile, insertions: readonly Insertion[]): TextFile {
  return textFile(file.path, '\uFEFF'.repeat(file.dropped) + insert(file.text, insertions));
}

/** The place past the colon of a note's definition. */
function notePlace(id: string, file: TextFile): Place {
  const definition = `[^${id}]:`;
  return placeOf(file, file.text.lastIndexOf(definition) + definition.length);
}
