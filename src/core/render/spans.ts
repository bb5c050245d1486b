import type { Source } from '../edition/edition.ts';
import type { AnnotatedPage, Mark, Range } from '../page/model.ts';
import type { Rendering } from './context.ts';
import { el, type Node } from './hast.ts';

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
export function pointsOf({ page }: Source, mark: (id: string) => Node[]): Point[] {
  const terms = outerTerms(page);
  let next = 0;
  const notes = page.references.flatMap(({ id, offset }): Point[] => {
    if (offset === undefined) return [];
    while (Number(terms[next]?.end) <= offset) next++;
    const term = terms[next];
    return [{ offset: term && term.start < offset ? term.end : offset, nodes: mark(id) }];
  });
  const breaks = page.blocks.flatMap((block) =>
    block.breaks.map((offset): Point => ({ offset, nodes: [el('br')] })),
  );
  return [...notes, ...breaks].sort((a, b) => a.offset - b.offset);
}
