import type { Source } from '../edition/edition.ts';
import { blockAnchors } from '../edition/anchors.ts';
import type { Block, Range } from '../page/model.ts';
import { withLineFeeds } from '../text/lines.ts';
import { directionOf, type Rendering } from './context.ts';
import { el, type Node, text } from './hast.ts';

/** Something that stands around a stretch of the source text, or (where it has no `wrap`) at a point of it. */
interface Span extends Range {
  wrap: (children: Node[]) => Node;
}

interface Point {
  offset: number;
  nodes: Node[];
}

/**
 * Renders the source text of a faithful page: the seed's own characters, cut at the aligned ranges, in one
 * element that meets the public contract. Its `textContent` without `data-apparatus`, folded, is the folded seed.
 */
export function renderText(
  source: Source,
  rendering: Rendering,
  mark: (id: string) => Node[],
): Node {
  const { page, seed } = source;
  const seedText = source.text ?? '';
  const language = page.data?.language ?? rendering.edition.about.language;
  const anchors = blockAnchors(page, seedText);
  const spans = spansOf(source, rendering);
  const points = pointsOf(source, mark);
  const blocks = page.blocks.map((block, index) => {
    const own = pointsIn(block, points);
    const inner = renderStretch(block, within(block, spans), own, seedText);
    inner.push(...own.flatMap((point) => point.nodes));
    const anchor = anchors[index] ?? '';
    return { block, node: renderBlock(block, inner, anchor, index + 1) };
  });
  return el(
    'div',
    {
      class: page.data?.lines === 'keep' ? 'source keep' : 'source',
      dataSeed: seed?.name,
      dataSha256: seed?.sha256,
      dataEncoding: page.data?.encoding,
      lang: language,
      dir: directionOf(language),
    },
    [text('\n'), ...nest(blocks, 0)],
  );
}

function renderBlock(block: Block, inner: Node[], anchor: string, number: number): Node {
  const link = el(
    'a',
    { class: 'para', href: `#${anchor}`, dataApparatus: '', ariaLabel: `Paragraph ${number}` },
    [String(number)],
  );
  const tag = block.kind === 'heading' ? `h${Math.min(6, (block.depth ?? 1) + 1)}` : 'p';
  return el(tag, { id: anchor }, [link, ...inner]);
}

/** Puts blocks of a deeper quote into `<blockquote>`s; a line feed follows each block. */
function nest(blocks: { block: Block; node: Node }[], depth: number): Node[] {
  const nodes: Node[] = [];
  for (let index = 0; index < blocks.length;) {
    const item = blocks[index];
    if (!item) break;
    if (item.block.quoted <= depth) {
      nodes.push(item.node, text('\n'));
      index++;
      continue;
    }
    let end = index;
    while ((blocks[end]?.block.quoted ?? 0) > depth) end++;
    const inner = nest(blocks.slice(index, end), depth + 1);
    nodes.push(el('blockquote', {}, [text('\n'), ...inner]), text('\n'));
    index = end;
  }
  return nodes;
}

function spansOf({ page, linked }: Source, { href, edition }: Rendering): Span[] {
  const named = new Set<string>();
  const claims = new Map(page.claims.map((claim) => [claim.id, claim]));
  const marks = page.marks.map(({ kind, id, start, end }): Span => {
    if (kind === 'term') return { start, end, wrap: term(href(`/glossary/${id}/`)) };
    const first = !named.has(id);
    named.add(id);
    const verdict = claims.get(id)?.verdict;
    const tone = edition.verdicts.get(verdict ?? '')?.tone;
    return {
      start,
      end,
      wrap: (children) =>
        el(
          'mark',
          {
            id: first ? `claim-${id}` : undefined,
            class: 'claim',
            dataClaim: id,
            dataVerdict: verdict,
            dataTone: tone,
          },
          children,
        ),
    };
  });
  const links = linked.links.map(({ start, end, entry }): Span => ({
    start,
    end,
    wrap: term(href(`/glossary/${entry}/`)),
  }));
  // The longer first, and what the page wrote around what the build adds: then they nest.
  return [...marks, ...links].sort((a, b) => a.start - b.start || b.end - a.end);
}

function term(href: string): Span['wrap'] {
  return (children) => el('a', { class: 'term', href }, children);
}

function pointsOf({ page }: Source, mark: (id: string) => Node[]): Point[] {
  const notes = page.references.flatMap(({ id, offset }): Point[] =>
    offset === undefined ? [] : [{ offset, nodes: mark(id) }],
  );
  const breaks = page.blocks.flatMap((block) =>
    block.breaks.map((offset): Point => ({ offset, nodes: [el('br')] })),
  );
  return [...notes, ...breaks].sort((a, b) => a.offset - b.offset);
}

function within(range: Range, spans: readonly Span[]): Span[] {
  return slice(spans, range.start, range.end, (span) => span.start);
}

function pointsIn(range: Range, points: readonly Point[]): Point[] {
  return slice(points, range.start, range.end + 1, (point) => point.offset);
}

/** The items of a sorted list whose key lies in `[from, to)`, found by bisection. */
function slice<T>(items: readonly T[], from: number, to: number, key: (item: T) => number): T[] {
  const index = (limit: number) => {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = items[middle];
      if (item !== undefined && key(item) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return items.slice(index(from), index(to));
}

/** Consumes `points` in order; one at the end of a span stands after it. */
function renderStretch(range: Range, spans: Span[], points: Point[], seed: string): Node[] {
  const nodes: Node[] = [];
  let cursor = range.start;
  const write = (to: number) => {
    if (to > cursor) nodes.push(text(withLineFeeds(seed.slice(cursor, to))));
    cursor = Math.max(cursor, to);
  };
  const pass = (before: number) => {
    for (let next = points[0]; next && next.offset < before; next = points[0]) {
      write(next.offset);
      nodes.push(...next.nodes);
      points.shift();
    }
  };
  for (let index = 0; index < spans.length;) {
    const span = spans[index];
    if (!span) break;
    let end = index + 1;
    while ((spans[end]?.start ?? Infinity) < span.end) end++;
    pass(span.start + 1);
    write(span.start);
    nodes.push(span.wrap(renderStretch(span, spans.slice(index + 1, end), points, seed)));
    cursor = span.end;
    index = end;
  }
  pass(range.end);
  write(range.end);
  return nodes;
}
