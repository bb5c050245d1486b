import type { PublishedSource } from '../edition/published.ts';
import { blockAnchors } from '../edition/anchors.ts';
import { setCells } from './boxes.ts';
import { columnClasses, tableRules, tablesClass } from './columns.ts';
import { arrowsOf } from './arrow.ts';
import type { Block } from '../page/model.ts';
import { type Rendering } from './context.ts';
import { type Direction, directionIn, directionOf } from '../text/direction.ts';
import { textOf } from './block-text.ts';
import { el, type Node, text } from './hast.ts';
import { setLevels } from './levels.ts';
import { paragraphsOf } from './paragraphs.ts';
import { placesIn } from './places.ts';
import { ownNotesOf } from './own-notes.ts';
import { gapsOf, renderWordless, type RenderedWordless } from './rendition.ts';
import { directionOfRun } from './running.ts';
import { setOf } from './set-passages.ts';
import { runsIn } from './tables.ts';
import { pointsOf, spansOf, withApart } from './spans.ts';
import { type Rest, renderStretch } from './stretch.ts';
import { itemAt } from '../text/lookup.ts';

/**
 * Renders the source text of a faithful page: the seed's own characters, cut at the aligned ranges, in one
 * element that meets the public contract. Its `textContent` without `data-apparatus`, folded, is the folded seed.
 */
export function renderText(
  source: PublishedSource,
  rendering: Rendering,
  mark: (id: string) => Node[],
): Node {
  const { page, seed, text: seedText } = source;
  const language = page.data.language ?? rendering.edition.about.language;
  const anchors = blockAnchors(page, seedText);
  const usual = directionOf(language);
  const around = directionIn(seedText, language);
  const runs = runsIn(setOf(source));
  const directions = runs.map((run) => directionOfRun(run, usual) ?? around);
  const own = ownNotesOf(page.renditions, arrowsOf({ direction: around }).back, rendering.wording);
  const wordless = renderWordless(page, rendering.wording);
  const marked = spansOf(source, rendering, own);
  const gaps = gapsOf(wordless);
  const isKept = page.data.lines === 'keep';
  const places = page.blocks.map((block, index) => {
    const words = textOf(block, seedText, isKept);
    const run = block.columns && itemAt(runs, index);
    const paragraphs = paragraphsOf(words, itemAt(directions, index), run);
    return placesIn({ block, words, paragraphs }, gaps);
  });
  const apart = places.flatMap((one) => one.apart);
  const spans = withApart(marked, apart);
  const points = pointsOf(source, { mark, own, wordless, places });
  const rest: Rest = { seed: seedText, spans: spans.reverse(), points: points.reverse() };
  const blocks = page.blocks.map((block, index) => {
    const stretch = renderStretch(block, block.end + 1, rest);
    const inner =
      block.columns === undefined ? stretch : setLevels(setCells(stretch, itemAt(runs, index)));
    const own = itemAt(directions, index);
    const dir = own === around ? undefined : own;
    return {
      ...{ block, dir },
      node: renderBlock(
        block,
        inner,
        {
          ...{ id: itemAt(anchors, index), dir, number: String(index + 1) },
          class: columnClasses(block).join(' ') || undefined,
        },
        rendering,
      ),
    };
  });
  // By these the proof knows whether one of them was set as prose.
  const tables = page.blocks.filter(({ columns }) => columns !== undefined).length;
  return el(
    'div',
    {
      class: isKept ? 'source keep' : 'source',
      dataSeed: seed.name,
      dataSha256: seed.sha256,
      dataEncoding: page.data.encoding,
      ...(tables > 0 && { dataTables: tables, dataTableRules: tableRules }),
      lang: language,
      dir: around,
    },
    nest(blocks, wordless),
  );
}

/** What a block is called, how it runs, and its number. */
interface Named {
  id: string;
  dir: Direction | undefined;
  class: string | undefined;
  number: string;
}

function renderBlock(
  block: Block,
  inner: Node[],
  { number, ...named }: Named,
  { wording }: Rendering,
): Node {
  const ariaLabel = wording.say(wording.words.source.paragraph, { number });
  const link = el('a', { class: 'para', href: `#${named.id}`, dataApparatus: '', ariaLabel }, [
    number,
  ]);
  const tag = block.depth === undefined ? 'p' : `h${Math.min(6, block.depth + 1)}`;
  return el(tag, named, [link, ...inner]);
}

/**
 * Puts quoted blocks into `<blockquote>`s, as deep as they are quoted, blocks in columns that follow on each other and run the same way into one
 * element, which scrolls them as one, and what has no words between them where both sides are; a line feed follows each.
 */
function nest(
  blocks: readonly { block: Block; dir: Direction | undefined; node: Node }[],
  wordless: readonly RenderedWordless[],
): Node[] {
  const nodes: Node[] = [text('\n')];
  const open = [nodes];
  const between = wordless.filter(({ flow }) => flow);
  let next = 0;
  let rows: Node[] | undefined;
  const put = (element: Node) => (rows ?? itemAt(open, open.length - 1)).push(element, text('\n'));
  const close = (quoted: number, end: number) => {
    if (open.length > quoted + 1) rows = undefined;
    open.length = Math.min(open.length, quoted + 1);
    for (let one = between[next]; one && one.offset <= end; one = between[++next]) {
      rows = undefined;
      put(one.node);
    }
  };
  for (const [index, { block, dir, node }] of blocks.entries()) {
    if (!block.columns || dir !== blocks[index - 1]?.dir) rows = undefined;
    close(block.quoted, block.start);
    while (open.length <= block.quoted) {
      rows = undefined;
      const quote = el('blockquote', {}, ['\n']);
      put(quote);
      open.push(quote.children);
    }
    const behind = blocks[index + 1];
    const isAlike = behind?.block.quoted === block.quoted && behind.dir === dir;
    if (!rows && block.columns && behind?.block.columns && isAlike) {
      const tables = el('div', { class: tablesClass, dir }, ['\n']);
      put(tables);
      rows = tables.children;
    }
    put(node);
  }
  close(0, Infinity);
  return nodes;
}
