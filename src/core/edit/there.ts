import type { Edition, Source } from '../edition/edition.ts';
import type { MarkupElement } from '../page/model.ts';
import { beginnings, voids } from '../page/rendition.ts';
import { indented, markPlace } from '../page/stub.ts';
import { greatest } from '../text/greatest.ts';
import { type Range, trim } from '../text/range.ts';
import type { AnnotationRequest } from './annotate.ts';
import { type Saying, sayingOf } from './change.ts';
import { claimAttributes } from './claim-attributes.ts';
import { editable } from './editable.ts';
import { withIds } from './named.ts';
import { noteWith, sentenceLine } from './note.ts';
import { partsOf } from './parts.ts';
import { bare } from './prove.ts';
import { findQuote, type Quotable } from './quote.ts';
import type { RenditionAnnotation } from './request.ts';

/**
 * Returns whether an annotation is on the words that it is to be put on already, and says the same: whoever asks for it has
 * asked before. The id '' of a claim or note is any.
 */
export function isThere(
  { annotation: given, quotation }: AnnotationRequest,
  source: Source,
  edition: Edition,
): boolean {
  const own = editable(source, edition);
  const words = own && findQuote(quotation, own.text);
  if (!words || 'problem' in words) return false;
  const { text } = own;
  const { annotation } = withIds(given, edition);
  if (annotation.type === 'rendition') return isRendered(annotation, words, text);
  if (annotation.type === 'term') return isMarked(words, hasId('Term', annotation.id), text);
  if (annotation.type === 'part') return isMarked(words, hasId('Claim', annotation.id), text);
  const said = saidIn(
    annotation.type === 'claim' ? { ...annotation, claim: annotation } : annotation,
  );
  const isClaimed = (id: string) => isMarked(words, hasId('Claim', id), text);
  const ids =
    annotation.type === 'claim'
      ? own.page.claims.map(({ id }) => id).filter(isClaimed)
      : notesBehind(words, text);
  return ids.some((id) => {
    const now = sayingOf(id, own.page, text.file);
    return ['', id].includes(annotation.id) && now !== undefined && saidIn(now) === said;
  });
}

/** What an annotation says, as a page has it written: without what a note of no words has or has not. */
function saidIn({ claim, says = '', note = '' }: Saying): string {
  const words = noteWith({ sentence: sentenceLine(says), note });
  return JSON.stringify([claim && claimAttributes(claim), indented(words, '\n')]);
}

function hasId(name: string, id: string): (element: MarkupElement) => boolean {
  return (element) => element.name === name && element.attributes['id']?.value === id;
}

/** Whether such elements have these words, and together no others within them. */
function isMarked(
  words: Range,
  isMeant: (element: MarkupElement) => boolean,
  { source: { elements, plain } }: Quotable,
): boolean {
  const marked = elements.flatMap(({ element, stretch }) => {
    const own = isMeant(element) ? trim(stretch, plain) : undefined;
    return own && words.start <= own.start && own.end <= words.end ? [own] : [];
  });
  const all = marked.map(({ start, end }) => plain.slice(start, end)).join('');
  return bare(all) === bare(plain.slice(words.start, words.end));
}

function isRendered(
  { name, attributes, before = beginnings.has(name) }: RenditionAnnotation,
  words: Range,
  text: Quotable,
): boolean {
  const said = JSON.stringify(Object.entries(attributes).sort());
  const isMeant = (element: MarkupElement) => {
    const has = Object.entries(element.attributes).map(([key, { value }]) => [key, value]);
    return element.name === name && JSON.stringify(has.sort()) === said;
  };
  if (!voids.has(name)) return isMarked(words, isMeant, text);
  const at = before ? words.start : words.end;
  return text.source.elements.some(
    ({ element, stretch }) => stretch.start === at && isMeant(element),
  );
}

/** The notes whose marks stand where that of one about these words would. */
function notesBehind(words: Range, text: Quotable): string[] {
  const end = greatest(partsOf(words, text).map((part) => part.end));
  const place = markPlace(text.file.text, end);
  return text.source.references.flatMap(({ id, at }) => (at >= end && at < place ? [id] : []));
}
