import type { TextFile } from '../page/file.ts';
import type { AnnotatedPage } from '../page/model.ts';
import { type ParsedPage, parsePage } from '../page/parse.ts';
import { voids } from '../page/rendition.ts';
import type { Editable } from './editable.ts';
import {
  type Annotation,
  fieldOfNote,
  hasNote,
  isWaiting,
  problemOf,
  type RequestProblem,
} from './request.ts';

/** An annotation, and the words that it is to mark, as the source has them. */
interface Annotating {
  annotation: Annotation;
  words: string;
}

/** What reading a page shows before a change and after it. */
interface Outcome {
  before: ParsedPage;
  after: ParsedPage;
}

/** Reads the page of a source before a change and after it, against the seed as it is. */
export function readBoth({ page, text, seed }: Editable, changed: TextFile): Outcome {
  const read = (written: TextFile) => parsePage(page.id, written, () => seed);
  return { before: read(text.file), after: read(changed) };
}

/**
 * Reads a page as it would be with an annotation, and returns what would be wrong with it: where the note is no
 * Markdown of ours, or a character that was text before is markup beside a tag.
 */
export function proveAnnotation(
  own: Editable,
  changed: TextFile,
  annotating: Annotating,
): RequestProblem | undefined {
  const outcome = readBoth(own, changed);
  const { before, after } = outcome;
  const known = before.findings.map(({ code }) => code);
  const [fresh] = after.findings.filter(({ code }) => !take(known, code));
  if (fresh && after.page.faithful) return problemOf(fieldOfNote(fresh), fresh);
  return isOnly(annotating, outcome, own.seed.text) ? undefined : unescaped;
}

export const unescaped: RequestProblem = {
  field: 'quote',
  message:
    'Unexpected markup where the tags would stand, expected text: a character that is text now would be read otherwise beside a tag, or is a part of one reference',
  hint: 'put a backslash before the “_”, “*” or the like at the beginning or end of these words in the page, or quote a word more or less',
};

/** Whether two pages differ by this annotation on these words and nothing else. */
function isOnly(
  { annotation, words }: Annotating,
  { before: { page: before }, after: { page: after } }: Outcome,
  seed: string,
): boolean {
  const { type } = annotation;
  const [id, name] = type === 'rendition' ? [undefined, annotation.name] : [annotation.id];
  // What a claim says of itself and its mark go to the first and behind the last of its words.
  const moved = type === 'part' ? id : undefined;
  const [tags, marks] = [described(elements(after, moved)), described(references(after, moved))];
  const claim = (page: AnnotatedPage) => JSON.stringify(toldOf(moved, page));
  const kept = [
    ...described(elements(before, moved)).map((old) => take(tags, old)),
    ...described(references(before, moved)).map((old) => take(marks, old)),
  ];
  const fresh = tags.map((tag) => JSON.parse(tag) as ReturnType<typeof elements>[number]);
  const marked = fresh.map(({ range }) => seed.slice(range?.start, range?.end)).join('');
  const isNoted = hasNote(annotation);
  const waiting = isNoted && isWaiting(annotation.id, before);
  const isWordless = type === 'note' || voids.has(name ?? '');
  const added = after.notes.length - before.notes.length + (waiting ? 1 : 0);
  return (
    after.faithful &&
    kept.every(Boolean) &&
    fresh.every((tag) => tag.id === id && (name === undefined || tag.name === name)) &&
    fresh.length >= (type === 'note' ? 0 : 1) &&
    (isWordless || bare(marked) === bare(words)) &&
    marks.length === (isNoted ? 1 : 0) &&
    added === marks.length &&
    claim(before) === claim(after)
  );
}

/** What the claim of this id says of itself. */
function toldOf(own: string | undefined, { claims }: AnnotatedPage) {
  return claims.filter(({ id }) => id === own).map(({ at: _, ranges: __, ...said }) => said);
}

/** The elements, without what those of the claim `moved` say but its id. */
function elements({ elements: all }: AnnotatedPage, moved: string | undefined) {
  return all.map(({ name, attributes, range }) => ({
    id: attributes['id']?.value,
    name,
    range,
    said: Object.entries(attributes)
      .filter(([key]) => key === 'id' || moved === undefined || attributes['id']?.value !== moved)
      .map(([key, { value }]) => [key, value]),
  }));
}

/** The marks of notes, but for those of the note `moved` in the source text. */
function references({ references: all }: AnnotatedPage, moved: string | undefined) {
  return all
    .filter(({ id, scope }) => id !== moved || scope.kind !== 'source')
    .map(({ id, scope, offset }) => ({ id, scope, offset }));
}

function described(list: readonly object[]): string[] {
  return list.map((item) => JSON.stringify(item));
}

/** Takes a word out of a list, and returns whether it was there. */
function take(list: string[], word: string): boolean {
  const at = list.indexOf(word);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

/** Returns a text without blanks: the parts of an annotation leave those between them out. */
export function bare(text: string): string {
  return text.replace(/[\t\n\f\r ]+/g, '');
}
