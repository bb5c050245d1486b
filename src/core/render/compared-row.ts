import { blockAnchors, blockIndexAt } from '../edition/anchors.ts';
import { anchorOfRow, type ComparedRow, type Quotation } from '../edition/comparison.ts';
import type { PublishedPage, PublishedSource } from '../edition/published.ts';
import {
  type Difference,
  type Differing,
  differences,
  isCut,
  mostTokens,
} from '../text/differences.ts';
import { directionIn, directionOf } from '../text/direction.ts';
import { createCodePoints } from '../text/lines.ts';
import { firstIndex, itemAt } from '../text/lookup.ts';
import { once } from '../text/once.ts';
import type { Range } from '../text/range.ts';
import { nameOfEntry, type Rendering } from './context.ts';
import { renderVaried } from './beside.ts';
import { differencesTold } from './differing.ts';
import { el, type Node, text } from './hast.ts';
import { setCells } from './boxes.ts';
import { setLevels } from './levels.ts';
import { looksIn } from './looks.ts';
import { type RenderedWordless, renderWordless } from './rendition.ts';
import { paragraphsOf } from './paragraphs.ts';
import { directionOfRun } from './running.ts';
import { settingOf } from './script.ts';
import { signsOf } from './shown-words.ts';
import { textOf } from './block-text.ts';
import { passageClasses, passageStart, runAt, setOf } from './set-passages.ts';
import { type ProsePlace, renderProse } from './prose.ts';
import { said } from './said.ts';
import type { Wording } from '../words/wording.ts';
import { titleOf } from './named-link.ts';

/** What all rows on a source ask for. */
const anchorsOf = once(({ page, text: seed }: PublishedSource) => blockAnchors(page, seed));
const pointsOf = once(({ text: seed }: PublishedSource) => createCodePoints(seed));

/** A row as it is shown, and the kinds of differences in it. */
export interface RenderedRow {
  node: Node;
  kinds: Difference[];
}

/** A row whose words stand in the text of a source. */
export type PlacedRow = ComparedRow & { range: Range };

/** Whether the words of a row were found in its source. */
export function isPlaced(row: ComparedRow): row is PlacedRow {
  return row.range !== undefined;
}

/**
 * Renders a row of a comparison: the words of the source, which are cut from its seed, beside the quotations, with what
 * differs marked on either side, and what the editors say of it.
 */
export function renderRow(row: PlacedRow, source: PublishedSource, place: ProsePlace): RenderedRow {
  const { wording } = place;
  const words = wording.words.comparisons;
  const own = source.text.slice(row.range.start, row.range.end);
  const found = differences(
    own,
    row.quotations.map((quotation) => quotation.text),
  );
  const kinds = [...found.own, ...found.others.flat()].map(({ kind }) => kind);
  const isLong = isCut(own);
  const isWhole = signsOf([row.range], source).length === 0;
  const said = (quotation: Quotation) => {
    if (isLong || isCut(quotation.text)) return ` ${wording.say(words.cut, { n: mostTokens })}`;
    if (kinds.length > 0 || row.quotations.length !== 1) return '';
    return ` ${isWhole ? words.same : words.sameWords}`;
  };
  const quotations = row.quotations.flatMap((quotation, index) =>
    renderSide(renderQuotation(quotation, itemAt(found.others, index), place), [
      ...renderCites(quotation, place),
      text(said(quotation)),
    ]),
  );
  const node = el('li', { id: anchorOfRow(row.element), class: 'row' }, [
    '\n',
    ...renderSide(
      renderPassage(row.range, source, found.own, place),
      renderPlace(row, source, place),
    ),
    ...[el('div', { class: 'beside' }, ['\n', ...quotations]), '\n'],
    ...(row.remark.length > 0
      ? [el('div', { class: 'remark' }, renderProse(row.remark, place)), '\n']
      : []),
  ]);
  return { node, kinds };
}

function renderSide(quote: Node, caption: Node[]): Node[] {
  return [el('figure', {}, [el('figcaption', {}, caption), '\n', quote]), text('\n')];
}

/** Returns a passage of a seed as pages quote it: its own characters, as the original looks, and where it stands, in code points. */
function renderPassage(
  range: Range,
  source: PublishedSource,
  differing: Differing[],
  { edition, wording }: Rendering,
): Node {
  const { page, seed, text: all } = source;
  const words = all.slice(range.start, range.end);
  const points = pointsOf(source);
  const { language } = page.data;
  const spoken = language ?? edition.about.language;
  const set = setOf(source);
  const whole = { start: passageStart(set, range), end: range.end };
  const tableClasses = passageClasses(set, whole);
  const run = tableClasses.length > 0 ? runAt(set, whole) : undefined;
  const dir = run
    ? (directionOfRun(run, directionOf(spoken)) ?? directionOf(spoken))
    : directionIn(words, spoken);
  const { start } = tableClasses.length > 0 ? whole : range;
  const classes = [...(set.keep ? ['keep'] : []), ...tableClasses];
  const block = { ...range, breaks: [] };
  const shown = textOf(block, all, set.keep || run !== undefined);
  const inner = renderVaried(
    source,
    {
      ...{ block, words: shown, paragraphs: paragraphsOf(shown, dir, run) },
      varied: differing.map((one) => ({
        ...{ start: range.start + one.start, end: range.start + one.end, kind: one.kind },
      })),
      ...{ looks: looksIn(page, range), wordless: gapsIn(range, source, wording) },
    },
    differencesTold(wording),
    wording,
  );
  return el(
    'blockquote',
    {
      class: classes.length > 0 ? classes.join(' ') : undefined,
      dataPassage: seed.name,
      dataStart: points(start),
      dataEnd: points(range.end),
      lang: language,
      dir,
    },
    [all.slice(start, range.start), ...(run ? setLevels(setCells(inner, run)) : inner)],
  );
}

/** The places of a page at which words are missing, in order. */
const gapsOf = once(({ wordless }: PublishedPage) =>
  wordless.filter(({ name }) => name === 'Gap').sort((a, b) => a.offset - b.offset),
);

/** Returns what stands for words that are missing in a passage. What is missing between blocks stands on a line between them. */
function gapsIn(
  { start, end }: Range,
  { page, text: all }: PublishedSource,
  wording: Wording,
): RenderedWordless[] {
  const gaps = gapsOf(page);
  const [first, behind] = [
    firstIndex(gaps, ({ offset }) => offset > start),
    firstIndex(gaps, ({ offset }) => offset >= end),
  ];
  const placed = gaps.slice(first, behind).map(({ flow, offset, ...gap }) => {
    lineEnd.lastIndex = offset;
    const [found = ''] = (flow && lineEnd.exec(all)) || [];
    return { ...gap, offset: offset + found.length, flow: false };
  });
  return renderWordless({ wordless: placed }, wording);
}

const lineEnd = /\r*\n|\r/y;

function renderQuotation(
  { text: words, cites }: Quotation,
  differing: Differing[],
  { edition, wording, direction = 'ltr' }: Rendering,
): Node {
  const own = edition.references.get(cites[0]?.key ?? '')?.work.language;
  const setting = settingOf(words, edition.about.language, own);
  const shown = {
    ...{ block: { start: 0, end: words.length, breaks: [] }, words, varied: differing },
    ...{ paragraphs: paragraphsOf(words, setting.dir ?? direction), looks: [], wordless: [] },
  };
  const inner = renderVaried({ text: words }, shown, differencesTold(wording), wording);
  return el('blockquote', { ...setting }, inner);
}

/** The name of who published a source says more in less room than its title. */
function renderPlace({ range }: PlacedRow, source: PublishedSource, rendering: Rendering): Node[] {
  const { page } = source;
  const { publisher } = page.data;
  const title = titleOf(page, rendering);
  const { text: name, ...setting } =
    publisher === undefined ? title : { text: nameOfEntry(rendering, publisher) };
  const index = blockIndexAt(page.blocks, range.start);
  const anchor = anchorsOf(source)[index];
  const href = rendering.href(`/sources/${page.id}/${anchor === undefined ? '' : `#${anchor}`}`);
  const { wording } = rendering;
  const tags = { source: () => el('bdi', { ...setting }, [name]) };
  const number = String(index + 1);
  return [el('a', { href }, said(wording, wording.words.source.place, tags, { number }))];
}

function renderCites({ cites }: Quotation, place: ProsePlace): Node[] {
  return cites.length === 0 ? [] : renderProse([{ type: 'citation', cites }], place);
}
