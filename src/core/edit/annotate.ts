import type { Edition, Source } from '../edition/edition.ts';
import { findBody } from '../page/body.ts';
import { insert } from '../page/edit.ts';
import { placeOf, type TextFile, textFile } from '../page/file.ts';
import { frontmatterEnd } from '../page/frontmatter.ts';
import { adderOfNotes, markPlace } from '../page/stub.ts';
import { readSourceText } from '../page/source.ts';
import { parseSourceText } from '../page/syntax.ts';
import type { Insertion, Place } from '../problem.ts';
import { foldWithMap } from '../text/fold.ts';
import { partsOf, type Stretch, termsIn } from './parts.ts';
import { prove } from './prove.ts';
import { findQuote, type Quotable } from './quote.ts';
import {
  type Annotation,
  hasNote,
  isWaiting,
  judge,
  type Quotation,
  type RequestProblem,
} from './request.ts';

/** What puts an annotation into a page. */
export interface Annotated {
  insertions: Insertion[];
  /** Each of them at its place in the page as it was, for people. */
  added: { place: Place; text: string }[];
  /** The page with them. */
  file: TextFile;
  /** Where in it the note is to be written, if one came in. */
  note?: Place;
}

/**
 * Puts an annotation on words of a source: returns what is to be put into its page, where every other character
 * stays; or why it cannot be done. The page is then read again: it still says what its seed says, every annotation
 * that was there is unchanged, and the new one is on these words and no others. The words are all of `quote`.
 */
export function annotate(
  source: Source,
  edition: Edition,
  annotation: Annotation,
  quotation: Quotation,
): Annotated | { problems: RequestProblem[] } {
  const { page } = source;
  const file = edition.files.get(page.file);
  if (!file || !page.faithful) return { problems: [unfaithful] };
  const problems = judge(annotation, page, edition);
  const text = quotable(file);
  const found = findQuote(quotation, text);
  if ('problem' in found) return { problems: [...problems, found.problem] };
  const terms = annotation.type === 'term' ? termsIn(found, text.source) : [];
  if (terms.length > 0) problems.push(termInTerm(terms));
  if (problems.length > 0) return { problems };
  const insertions = insertionsOf(annotation, found, text, source);
  const changed = changedFile(file, insertions);
  const quoted = text.source.plain.slice(found.start, found.end);
  const fault = prove(source, file, changed, annotation, quoted);
  if (fault) return { problems: [fault] };
  const toWrite = hasNote(annotation) && !isWaiting(annotation.id, page);
  const note = toWrite ? notePlace(annotation.id, changed) : undefined;
  const added = insertions.map(({ at, text: words }) => ({
    place: placeOf(file, at),
    text: words,
  }));
  return { insertions, added, file: changed, ...(note && { note }) };
}

const unfaithful: RequestProblem = {
  field: 'page',
  message:
    'Unexpected page with faults in its source text, expected one that says what its seed says',
  hint: 'mend what npm run check tells of it first',
};

function termInTerm(ids: readonly string[]): RequestProblem {
  return {
    field: 'quote',
    message: `Unexpected quote with words of the term “${ids[0]}”, expected words that are in no <Term> yet`,
    hint: 'a term is a link, and there is none in another: quote other words, or take that one out',
  };
}

/** Reads the source text of a faithful page once more, with where each character of it is written. */
export function quotable(file: TextFile): Quotable {
  const { body } = findBody(file, frontmatterEnd(file));
  const [start, end] = [Number(body?.start), Number(body?.end)];
  const { tree } = parseSourceText(file.text.slice(start, end));
  const source = readSourceText(tree, file, start);
  return { file, source, folded: foldWithMap(source.plain) };
}

function insertionsOf(
  annotation: Annotation,
  words: Stretch,
  { file, source: text }: Quotable,
  { page }: Source,
): Insertion[] {
  const parts = partsOf(words, text, file);
  const tags =
    annotation.type === 'note'
      ? []
      : parts.flatMap((part, n) => tagsAround(part, annotation, n === 0));
  if (!hasNote(annotation)) return tags;
  const mark = markPlace(file.text, Number(parts.at(-1)?.end));
  return [
    ...tags,
    { at: mark, text: `[^${annotation.id}]` },
    // A note that was left without its mark is the one that is meant.
    ...(isWaiting(annotation.id, page)
      ? []
      : [adderOfNotes(page, file)(annotation.id, annotation.note ?? '', mark)]),
  ];
}

function tagsAround(
  { start, end }: Stretch,
  annotation: Exclude<Annotation, { type: 'note' }>,
  first: boolean,
): Insertion[] {
  const name = annotation.type === 'term' ? 'Term' : 'Claim';
  const told = annotation.type === 'claim' && first ? attributesOf(annotation) : '';
  return [
    { at: start, text: `<${name} id="${annotation.id}"${told}>` },
    { at: end, text: `</${name}>` },
  ];
}

function attributesOf({
  by,
  via,
  kind,
  verdict,
  date,
}: Extract<Annotation, { type: 'claim' }>): string {
  const attributes = { by, via: via?.join(' '), kind, verdict, date };
  return Object.entries(attributes)
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
