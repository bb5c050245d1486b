import type { PublishedSource } from '../edition/published.ts';
import type { Block, Rendition } from '../page/model.ts';
import type { Variation } from '../text/collate.ts';
import { type Direction, directionOf } from '../text/direction.ts';
import { firstIndex } from '../text/lookup.ts';
import { type Range, rangesTo } from '../text/range.ts';
import type { Wording } from '../words/wording.ts';
import type { Rendering } from './context.ts';
import { markDiffering, markedIn, variationsTold, type VariedStretch } from './differing.ts';
import { textOf } from './block-text.ts';
import { el, type Node } from './hast.ts';
import { setCells } from './boxes.ts';
import { columnClasses } from './columns.ts';
import { directionOfRun } from './running.ts';
import { runAt, setOf } from './set-passages.ts';
import { setLevels } from './levels.ts';
import { gapsOf, type RenderedWordless, renderRendition } from './rendition.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import { placesIn } from './places.ts';
import { edgesOf, partsBetween, withApart } from './spans.ts';
import { renderStretch, type Span } from './stretch.ts';

/** A block of a text as it stands beside others. */
export interface BesideBlock {
  block: Block;
  /** Where it stands in the decoded seed, in code points. */
  points: Range;
  varied: readonly VariedStretch[];
  /** The marks of how the original looks that are in it, the outer first. */
  looks: readonly Rendition[];
  /** What in it has no words, in order. */
  wordless: readonly RenderedWordless[];
  /** What its text is in, and how that runs. */
  language: string;
  direction: Direction;
  id: string;
}

/**
 * Renders a block of a text that stands beside others: the seed's own characters, as the original looks, with what the others have otherwise
 * marked. Any script may prove it as a passage of the seed, by `data-passage`, `data-start` and `data-end`.
 */
export function renderBeside(
  source: Pick<PublishedSource, 'seed' | 'text' | 'page'>,
  { block, points, varied, looks, wordless, language, direction, id }: BesideBlock,
  { wording }: Rendering,
): Node {
  const { seed, text, page } = source;
  const isKept = page.data.lines === 'keep';
  const words = textOf(block, text, isKept);
  // As on the page of the source.
  const run = runAt(setOf(source), block);
  const dir = directionOfRun(run, directionOf(language)) ?? direction;
  const isTable = block.columns !== undefined;
  const paragraphs = paragraphsOf(words, dir, isTable ? run : undefined);
  const shown = { block, words, paragraphs, varied, looks, wordless };
  const inner = renderVaried(source, shown, variationsTold(wording), wording);
  const classes = [
    ...(isKept ? ['keep'] : []),
    ...(block.kind === 'heading' ? ['head'] : []),
    ...columnClasses(block),
  ];
  return el(
    'p',
    {
      id,
      ...(classes.length > 0 && { class: classes.join(' ') }),
      dataPassage: seed.name,
      dataStart: points.start,
      dataEnd: points.end,
      lang: language,
      dir,
    },
    isTable ? setLevels(setCells(inner, run)) : inner,
  );
}

/** A stretch of a text as it is shown: a block, or one as long as what is quoted. */
interface Shown<K extends Variation> extends Pick<BesideBlock, 'looks' | 'wordless'> {
  block: Pick<Block, 'start' | 'end' | 'breaks'>;
  /** Its words, with a line feed where its line breaks alone. */
  words: string;
  paragraphs: readonly Paragraph[];
  varied: readonly VariedStretch<K>[];
}

/** Renders a stretch of a seed as the original looks, with what differs marked, and what that is called by its kind. */
export function renderVaried<K extends Variation>(
  { text }: Pick<PublishedSource, 'text'>,
  { block, words, paragraphs, varied, looks, wordless }: Shown<K>,
  told: Readonly<Record<K, string>>,
  wording: Wording,
): Node[] {
  const within = ({ start, end, kind }: VariedStretch<K>) => ({
    ...{ start: start - block.start, end: end - block.start, kind },
  });
  const { apart, ofGap, ofMark } = placesIn({ block, words, paragraphs }, gapsOf(wordless));
  const edges = [...new Set(looks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const ofApart = edgesOf(apart);
  const around: Span[] = [
    ...looks.map((look) => ({
      ...{ start: look.start, end: look.end },
      wrap: (children: Node[]) => renderRendition(look, children, wording),
    })),
    ...markedIn(varied.map(within), words, paragraphs).flatMap(({ kind, start, end }) => {
      const whole = { start: block.start + start, end: block.start + end };
      const parts = cut(whole, edges).flatMap((part) => partsBetween(part, ofApart));
      return parts.map((part) => ({
        ...part,
        wrap: (children: Node[]) => [
          markDiffering(kind, told[kind], children, {
            isFirst: part.start === whole.start,
            isLast: part.end === whole.end,
          }),
        ],
      }));
    }),
  ];
  const inserted = [
    ...wordless.map(({ offset, node, isLink }) => ({
      ...{ offset: isLink ? ofMark(offset) : ofGap(offset), nodes: [node] },
    })),
    ...block.breaks.map((offset) => ({ offset, nodes: [el('br')] })),
  ].sort((a, b) => a.offset - b.offset);
  const spans = withApart(around, apart);
  const rest = { seed: text, spans: spans.reverse(), points: inserted.reverse() };
  return renderStretch(block, block.end + 1, rest);
}

/** Cuts a stretch at those of some edges, which are in order, that lie in it. */
function cut({ start, end }: Range, edges: readonly number[]): Range[] {
  const [first, past] = [
    firstIndex(edges, (edge) => edge > start),
    firstIndex(edges, (edge) => edge >= end),
  ];
  return rangesTo([...edges.slice(first, past), end], start);
}
