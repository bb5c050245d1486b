import { blockAnchors } from '../edition/anchors.ts';
import type { PublishedSource } from '../edition/published.ts';
import type { Block } from '../page/model.ts';
import { renderBeside } from '../render/beside.ts';
import type { VariedStretch } from '../render/differing.ts';
import { type RenderedWordless, renderWordless } from '../render/rendition.ts';
import { el, type Node, text } from '../render/hast.ts';
import { looksIn } from '../render/looks.ts';
import { linkToSource, type NamedLink } from '../render/named-link.ts';
import { said } from '../render/said.ts';
import { type Direction, directionIn } from '../text/direction.ts';
import { codePointOffsets } from '../text/lines.ts';
import { firstIndex, itemAt, push } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import type { ShownEdition } from './shown.ts';

/** A text with what its blocks are shown with. */
export interface Column {
  source: PublishedSource;
  link: NamedLink;
  language: string;
  direction: Direction;
  anchors: string[];
  /** Where each block begins and ends, in code points: two numbers a block. */
  points: number[];
  /** What has no words, in order: in lines, and between blocks by the number of the block that it follows, counted from 0: -1 before all. */
  inLine: RenderedWordless[];
  between: Map<number, Node[]>;
}

/** Returns a text as a column. */
export function columnOf(source: PublishedSource, rendering: ShownEdition): Column {
  const { page, text: words } = source;
  const language = page.data.language ?? rendering.edition.about.language;
  const edges = page.blocks.flatMap(({ start, end }) => [start, end]);
  const link = linkToSource(page, rendering);
  const wordless = renderWordless(page, rendering.wording, link.href);
  return {
    ...{ source, language, link },
    inLine: wordless.filter(({ flow }) => !flow),
    between: betweenBlocks(wordless, page.blocks),
    direction: directionIn(words, language),
    anchors: blockAnchors(page, words),
    points: codePointOffsets(words, edges),
  };
}

function betweenBlocks(
  wordless: readonly RenderedWordless[],
  blocks: readonly Block[],
): Column['between'] {
  const between: Column['between'] = new Map();
  for (const { offset, flow, node } of wordless) {
    const next = firstIndex(blocks, ({ start }) => start >= offset);
    if (flow) push(between, next - 1, node);
  }
  return between;
}

/** Returns the anchor of a block in a column, counted from 0. */
export function idOf({ source, anchors }: Column, block: number): string {
  return `${source.page.id}-${itemAt(anchors, block)}`;
}

/** What stands of a text in a row, with the way to each of its blocks on the page of the text. */
export function cellOf(
  column: Column,
  blocks: readonly number[],
  { moved, varied }: { moved: ReadonlySet<number>; varied: readonly VariedStretch[] },
  rendering: ShownEdition,
): Node {
  const { source, link, language, direction, anchors, points, inLine, between } = column;
  const { wording } = rendering;
  const { texts } = wording.words;
  const name = el('span', { class: 'of', lang: link.lang, dir: link.dir }, [link.text]);
  const absent = [
    el('p', { class: 'place' }, said(wording, texts.absent, { name: () => name }, {})),
    text('\n'),
  ];
  const shown = blocks.flatMap((at) => {
    const block = itemAt(source.page.blocks, at);
    const href = `${link.href}#${itemAt(anchors, at)}`;
    const way = el('a', { href }, [name, ` ¶ ${at + 1}`]);
    const place = el(
      'p',
      { class: 'place' },
      moved.has(at) ? said(wording, texts.moved, { place: () => way }, {}) : [way],
    );
    const own = renderBeside(
      source,
      {
        ...{ block, language, direction, id: idOf(column, at) },
        points: { start: itemAt(points, 2 * at), end: itemAt(points, 2 * at + 1) },
        varied: within(varied, block),
        looks: looksIn(source.page, block),
        wordless: inLine.slice(
          firstIndex(inLine, ({ offset }) => offset >= block.start),
          firstIndex(inLine, ({ offset }) => offset > block.end),
        ),
      },
      rendering,
    );
    // Behind a block, so that those of a row begin side by side.
    const first = at === 0 ? between.get(-1) : undefined;
    const parts = [...(first ?? []), place, own, ...(between.get(at) ?? [])];
    return parts.flatMap((one) => [one, text('\n')]);
  });
  const isAbsent = blocks.length === 0;
  return el(
    'div',
    { class: isAbsent ? 'cell absent' : 'cell', dir: direction },
    isAbsent ? absent : shown,
  );
}

/** Returns the parts of stretches, which lie in order and not over each other, that lie in a block. */
function within(stretches: readonly VariedStretch[], block: Range): VariedStretch[] {
  const first = firstIndex(stretches, ({ end }) => end > block.start);
  const behind = firstIndex(stretches, ({ start }) => start >= block.end);
  return stretches.slice(first, behind).map(({ start, end, kind }) => ({
    ...{ start: Math.max(start, block.start), end: Math.min(end, block.end), kind },
  }));
}
