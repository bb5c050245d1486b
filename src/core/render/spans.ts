import type { PublishedPage, PublishedSource } from '../edition/published.ts';
import type { AnnotatedPage, Mark, Rendition } from '../page/model.ts';
import { firstIndex, itemAt } from '../text/lookup.ts';
import { type Range, rangesTo } from '../text/range.ts';
import type { Rendering } from './context.ts';
import { el, type Node } from './hast.ts';
import type { OwnNotes } from './own-notes.ts';
import { type RenderedWordless, renderRendition } from './rendition.ts';
import type { InsertedNodes, Span } from './stretch.ts';
import type { Places } from './places.ts';

/** Words of a source that are marked: as part of a claim, as naming an entry of the glossary, or for how the original has them. */
export type Stretch = Range & {
  /** The UTF-16 offset of the tag in the file's text; infinite where the build makes a link. */
  at: number;
} & ({ claim: string } | { entry: string; part?: Part } | { look: Rendition });

/** Which part of a link it is, from 0, and of how many. */
interface Part {
  index: number;
  of: number;
}

/**
 * Returns the stretches of the source text that are marked: claims, terms, how the original looks, and the glossary links
 * that the build makes, in the order of their beginnings, the outer first. They are properly nested: where a link that the build
 * makes lies across the edge of how the original looks, `whole` stays in one, and the other is cut.
 */
export function stretchesOf(
  { page, linked }: PublishedSource,
  whole: 'links' | 'looks' = 'links',
): Stretch[] {
  const outer = new Set(outerTerms(page));
  const marks = page.marks.flatMap((mark): Stretch[] => {
    const { id, start, end, at } = mark;
    if (mark.kind === 'claim') return [{ start, end, at, claim: id }];
    return outer.has(mark) ? [{ start, end, at, entry: id }] : [];
  });
  const looks = page.renditions.flatMap((look) => {
    const parts = whole === 'links' ? partsAround(look, linked.links) : [look];
    return parts.map(({ start, end }) => ({ start, end, at: look.at, look }));
  });
  const edges = whole === 'looks' ? edgesOf(page.renditions) : undefined;
  const links = linked.links.flatMap(({ entry, ...link }) => {
    const parts = edges ? partsBetween(link, edges) : [link];
    // A link that the build makes is the inner one of the same words.
    const at = Infinity;
    return parts.map((range, index) => ({
      ...range,
      at,
      entry,
      part: { index, of: parts.length },
    }));
  });
  return [...marks, ...looks, ...links].sort(
    (a, b) => a.start - b.start || b.end - a.end || (a.at < b.at ? -1 : 1),
  );
}

/** Returns what stands around stretches of the source text on its page, in their order. */
export function spansOf(
  source: PublishedSource,
  { href, edition, wording }: Rendering,
  own: OwnNotes,
): Span[] {
  const { page } = source;
  const named = new Set<string>();
  const verdicts = new Map(page.claims.map(({ id, verdict }) => [id, verdict]));
  const claim = (id: string): Span['wrap'] => {
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
    return (children) => [el('mark', properties, children)];
  };
  const term = (id: string): Span['wrap'] => {
    const properties = { class: 'term', href: href(`/glossary/${id}/`) };
    return (children) => [el('a', properties, children)];
  };
  const look = (rendition: Rendition): Span['wrap'] =>
    own.wrap(rendition) ?? ((children) => renderRendition(rendition, children, wording));
  return stretchesOf(source).map((one) => ({
    start: one.start,
    end: one.end,
    wrap: 'claim' in one ? claim(one.claim) : 'entry' in one ? term(one.entry) : look(one.look),
  }));
}

/**
 * Cuts a stretch of the text at the edges of the links that lie across its own, so that all are nested. `links` are in order,
 * and none lies over another.
 */
function partsAround({ start, end }: Range, links: readonly Range[]): Range[] {
  const cuts = [start, end].flatMap((edge, index) => {
    const link = links[firstIndex(links, ({ end: last }) => last > edge)];
    if (!link || link.start >= edge) return [];
    // A link across the beginning goes on to its end, one across the end from its beginning.
    return index === 0 ? [link.end] : [link.start];
  });
  const inner = cuts.filter((cut) => cut > start && cut < end);
  return rangesTo([...new Set(inner), end], start);
}

/** Where a range begins or ends, and its other edge. */
export interface Edge {
  edge: number;
  other: number;
}

/** Returns the edges of ranges in order, each with the other one of its range. */
export function edgesOf(ranges: readonly Range[]): Edge[] {
  return ranges
    .flatMap(({ start, end }) => [
      { edge: start, other: end },
      { edge: end, other: start },
    ])
    .sort((a, b) => a.edge - b.edge);
}

/** Cuts a stretch at the edges of others that lie across its own, so that all are nested. */
export function partsBetween({ start, end }: Range, edges: readonly Edge[]): Range[] {
  if (edges.length === 0) return [{ start, end }];
  const cuts = new Set<number>();
  let next = firstIndex(edges, ({ edge }) => edge > start);
  for (let one = edges[next]; one && one.edge < end; one = edges[++next])
    if (one.other < start || one.other > end) cuts.add(one.edge);
  return rangesTo([...cuts, end], start);
}

/**
 * Returns stretches with those that are set by themselves, in order, the outer first: of the same words these are the inner. What lies across the edge
 * of one is cut there; the first part alone has its address.
 */
export function withApart(spans: readonly Span[], apart: readonly Span[]): Span[] {
  const edges = edgesOf(apart);
  const parts = spans.flatMap(({ wrap, ...range }) =>
    partsBetween(range, edges).map((part, index) => ({
      ...part,
      wrap: index === 0 ? wrap : (children: Node[]) => wrap(children).map(withoutAddress),
    })),
  );
  return [...parts, ...apart].sort((a, b) => a.start - b.start || b.end - a.end);
}

function withoutAddress(node: Node): Node {
  if (node.type === 'text') return node;
  return el(node.tagName, { ...node.properties, id: undefined }, node.children);
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

/** What stands at points of a text: marks of notes, the ways back from the source’s own, what has no words; and where in each block these stand. */
interface Inserting {
  mark: (id: string) => Node[];
  own: OwnNotes;
  wordless: readonly RenderedWordless[];
  places: readonly Places[];
}

/**
 * Returns what stands at points of the source text, in order: the marks of notes, what has no words, and line breaks. A mark is a
 * link: one inside a term, or a mark of the source’s own, stands after it, and so does the number of a page inside a link that the
 * build makes.
 */
export function pointsOf(
  { page, linked: { links } }: PublishedSource,
  { mark, own, wordless, places }: Inserting,
): InsertedNodes[] {
  const terms = [
    ...outerTerms(page),
    ...page.renditions.filter(({ name }) => name === 'Mark'),
  ].sort((a, b) => a.start - b.start);
  const placesAt = createFinder(page, places);
  let next = 0;
  let reached = 0;
  const inserted = [
    ...page.references.map(({ id, offset, at }) => ({
      ...{ offset, at, nodes: () => mark(id), isGap: false },
    })),
    ...wordless.flatMap(({ offset, at, flow, node, isLink }) =>
      flow
        ? []
        : [
            {
              ...{ offset: isLink ? behind(offset, links) : offset, at, nodes: () => [node] },
              isGap: !isLink,
            },
          ],
    ),
    ...own.backs.map(({ nodes, ...place }) => ({
      ...{ ...place, nodes: () => nodes, isGap: false },
    })),
  ].flatMap(({ offset, ...one }) => (offset === undefined ? [] : [{ ...one, offset }]));
  inserted.sort((a, b) => a.offset - b.offset || a.at - b.at);
  const placed = inserted.map(({ offset, nodes, isGap }): InsertedNodes => {
    const { ofGap, ofMark } = placesAt(offset);
    // What is missing is missing there, and its sign is no link.
    if (isGap) return { offset: ofGap(offset), nodes: nodes() };
    // What is behind a link stays behind it.
    let place = Math.max(ofMark(offset), reached);
    for (;;) {
      while ((terms[next]?.end ?? Infinity) <= place) next++;
      const term = terms[next];
      if (!term || term.start >= place) {
        reached = place;
        return { offset: place, nodes: nodes() };
      }
      // A link may go on behind all that is seen, where no mark would stand else.
      place = Math.max(placesAt(term.end).ofMark(term.end), term.end);
    }
  });
  const breaks = page.blocks.flatMap((block) =>
    block.breaks.map((offset): InsertedNodes => ({ offset, nodes: [el('br')] })),
  );
  return [...placed, ...breaks].sort((a, b) => a.offset - b.offset);
}

/** Returns the end of the link that an offset lies in, else that itself. */
function behind(offset: number, links: readonly Range[]): number {
  const link = links[firstIndex(links, ({ end }) => end > offset)];
  return link && link.start < offset ? link.end : offset;
}

/** Returns what finds the places in the block of a page that an offset lies in or right behind; asked for in their order. */
function createFinder(
  { blocks }: PublishedPage,
  places: readonly Places[],
): (offset: number) => Places {
  let index = 0;
  return (offset) => {
    // A mark follows a word of one of them.
    while (itemAt(blocks, index).end < offset) index++;
    return itemAt(places, index);
  };
}
