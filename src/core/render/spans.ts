import type { Source } from '../edition/edition.ts';
import type { AnnotatedPage, Mark } from '../page/model.ts';
import type { Rendering } from './context.ts';
import { el, type Node } from './hast.ts';
import type { Range } from '../text/range.ts';

/** Something that stands around a stretch of the source text. */
export interface Span extends Range {
  wrap: (children: Node[]) => Node;
}

/** Something that stands at a point of the source text. */
export interface Point {
  offset: number;
  nodes: Node[];
}

/**
 * Returns what stands around stretches of the source text: claims, terms, and the glossary links that the build
 * makes, in the order of their beginnings, the outer first. They are properly nested.
 */
export function spansOf({ page, linked }: Source, { href, edition }: Rendering): Span[] {
  const named = new Set<string>();
  const verdicts = new Map(page.claims.map(({ id, verdict }) => [id, verdict]));
  const claim = ({ id, start, end }: Mark): Span => {
    const verdict = verdicts.get(id);
    const properties = {
      id: named.has(id) ? undefined : `claim-${id}`,
      class: 'claim',
      dataClaim: id,
      dataVerdict: verdict,
      dataTone: edition.verdicts.get(verdict ?? '')?.tone,
      title: edition.verdicts.get(verdict ?? '')?.label,
    };
    named.add(id);
    return { start, end, wrap: (children) => el('mark', properties, children) };
  };
  const term = (id: string, { start, end }: Range): Span => {
    const properties = { class: 'term', href: href(`/glossary/${id}/`) };
    return { start, end, wrap: (children) => el('a', properties, children) };
  };
  const outer = new Set(outerTerms(page));
  const marks = page.marks.flatMap((mark) => {
    if (mark.kind === 'claim') return [claim(mark)];
    return outer.has(mark) ? [term(mark.id, mark)] : [];
  });
  const links = linked.links.map((link) => term(link.entry, link));
  return [...marks, ...links].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The terms that stand in no other: HTML has no link in a link. */
function outerTerms({ marks }: AnnotatedPage): Mark[] {
  let covered = 0;
  return marks.filter(({ kind, start, end }) => {
    if (kind !== 'term' || start < covered) return false;
    covered = end;
    return true;
  });
}

/**
 * Returns what stands at points of the source text, in order: the marks of notes, and line breaks. A mark is a link:
 * one inside a term stands after it.
 */
export function pointsOf({ page, text = '' }: Source, mark: (id: string) => Node[]): Point[] {
  const terms = outerTerms(page);
  let next = 0;
  const notes = page.references.flatMap(({ id, offset }): Point[] => {
    if (offset === undefined) return [];
    const behind = endOfWhole(text, offset);
    while (Number(terms[next]?.end) <= behind) next++;
    const term = terms[next];
    return [{ offset: term && term.start < behind ? term.end : behind, nodes: mark(id) }];
  });
  const breaks = page.blocks.flatMap((block) =>
    block.breaks.map((offset): Point => ({ offset, nodes: [el('br')] })),
  );
  return [...notes, ...breaks].sort((a, b) => a.offset - b.offset);
}

/** How far around a mark is looked for what it would part, in UTF-16 units. */
const reach = 64;
const graphemes = new Intl.Segmenter('und');
/** A number with its signs; those of Arabic and Persian run to the left with the letters, but for themselves. */
const numbers = /\p{Nd}+(?:[-\u2010-\u2013/.,:\u066A-\u066C]\p{Nd}+)+/gu;
const fromRight = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

/**
 * Returns where a mark stands that is written at `offset`: behind the whole character, and among letters that run to the left
 * behind the whole number. A mark inside would draw the accent to itself, and turn the parts of a date round.
 */
function endOfWhole(text: string, offset: number): number {
  const from = Math.max(0, offset - reach);
  const near = text.slice(from, offset + reach);
  const at = offset - from;
  const character = graphemes.segment(near).containing(at);
  const end = character && character.index < at ? character.index + character.segment.length : at;
  if (!fromRight.test(near)) return from + end;
  const number = [...near.matchAll(numbers)].find(
    ({ index, 0: all }) => index < end && end < index + all.length,
  );
  return from + (number ? number.index + number[0].length : end);
}
