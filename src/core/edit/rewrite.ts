import { type TextFile, textFile } from '../page/file.ts';
import { insert } from '../page/edit.ts';
import type { MarkupElement } from '../page/model.ts';
import { renditions } from '../page/rendition.ts';
import { pieceEnd } from '../page/scan.ts';
import { escapeLine, writeHeading } from '../page/write.ts';
import type { Insertion } from '../problem.ts';
import { type Fold, foldWithMap } from '../text/fold.ts';
import { pointAt, withLineFeeds } from '../text/lines.ts';
import { firstIndex, itemAt } from '../text/lookup.ts';
import { quotable } from './editable.ts';
import type { Quotable } from './quote.ts';
import type { CarriedGap, CarriedPlace, OldElement, Reanchored } from './reanchor.ts';
import { insertBeside } from './wordless.ts';
import { mapEdges, positionAt } from '../text/positions.ts';
import { type Range, rangesTo, trim } from '../text/range.ts';

/** What the two texts are rewritten with. Offsets are those of the folded texts, in UTF-16 units. */
interface Rewriting {
  old: Quotable;
  carried: Reanchored;
  after: Fold;
  seed: string;
  /** For each unit of the new text, where it stood in the old one, else -1. */
  origin: Int32Array;
  /** The kind of each break of the old page, by its blank in the old text. */
  breaks: ReadonlyMap<number, 'block' | 'line'>;
  /** The old blocks that cannot be copied: they lose an annotation, or get one that stood by itself below them. */
  touched: ReadonlySet<number | undefined>;
  /** The elements without words that stand by themselves, by the unit of the new text that they are behind. */
  behind: ReadonlyMap<number, readonly CarriedGap[]>;
  lineEnd: string;
}

/** A block of the old page with its stretch of the old text; its index among all blocks, and among those with words. */
interface OldBlock extends Range {
  index: number;
  order: number;
}

/** A block of the new page: its stretch of the new text, the line breaks in it, and the old block that it comes from. */
interface NewBlock extends Range {
  lines: number[];
  from?: OldBlock;
  /** Whether it is copied as it is written. */
  copied: boolean;
}

/** The text that a page is to say, and whether it keeps the lines of that. */
export interface Wanted {
  seed: string;
  keep: boolean;
}

/**
 * Returns the page with the text `seed` for its own, and the annotations that are carried over put on their words.
 * Undefined where what is written does not read as that text.
 */
export function rewrite(old: Quotable, carried: Reanchored, wanted: Wanted): TextFile | undefined {
  const after = foldWithMap(wanted.seed);
  const origin = new Int32Array(after.text.length).fill(-1);
  carried.kept.forEach((to, from) => to >= 0 && (origin[to] = from));
  const lineEnd = old.file.text.includes('\r\n') ? '\r\n' : '\n';
  const [breaks, touched] = [breaksOf(old), touchedIn(old, carried, origin)];
  const flowing = carried.gaps.filter(({ element }) => element.flow);
  const behind = Map.groupBy(flowing, ({ at }) => at);
  const rewriting = {
    old,
    carried,
    after,
    origin,
    breaks,
    touched,
    behind,
    lineEnd,
    seed: wanted.seed,
  };
  const blocks = blocksOf(rewriting, wanted);
  const text = [
    old.file.text.slice(0, old.body.start),
    ...blocks.map(
      (block, index) => gap(blocks[index - 1], block, rewriting) + write(block, rewriting),
    ),
    gapsBehind(blocks.at(-1), '', rewriting) +
      lineEnd +
      lineEnd +
      old.file.text.slice(old.body.end),
  ].join('');
  const bare = withText(old.file, text);
  const fresh = quotable(bare);
  if (fresh?.folded.text !== after.text) return undefined;
  const rewritten = blocks.filter(({ copied }) => !copied);
  const annotations = annotationsOf(rewritten, carried).flatMap((own) =>
    annotationsIn(own, fresh, rewriting),
  );
  return withText(old.file, insert(text, annotations));
}

function withText({ path, dropped }: TextFile, text: string): TextFile {
  return textFile(path, '\uFEFF'.repeat(dropped) + text);
}

function breaksOf({ source, folded }: Quotable): Map<number, 'block' | 'line'> {
  const breaks = new Map<number, 'block' | 'line'>();
  for (const { kind, offset } of source.breaks) {
    const at = positionAt(folded.folded, offset);
    const blank = [at, at - 1].find((index) => folded.text[index] === ' ');
    if (blank !== undefined && breaks.get(blank) !== 'block') breaks.set(blank, kind);
  }
  return breaks;
}

/** A line end or blank line of the new text: its blank in that, and how the page goes on behind it. */
interface LineEnd {
  at: number;
  kind: 'block' | 'line' | 'joined';
}

/**
 * Finds what the line ends of the new text are. A blank line parts blocks, and a line end that the old text had is what
 * it was on the page. A new one is what those next to it are that are not, where they are of one kind: on a page with
 * a paragraph on each line, a new line is a paragraph.
 */
function lineEnds({ after, origin, breaks }: Rewriting, { seed, keep }: Wanted): LineEnd[] {
  const ends: { at: number; kind?: LineEnd['kind']; isBlank: boolean }[] = [];
  for (let at = after.text.indexOf(' '); at >= 0; at = after.text.indexOf(' ', at + 1)) {
    const run = withLineFeeds(seed.slice(after.raw[at], after.raw[at + 1]));
    const count = run.split('\n').length - 1;
    const was = positionAt(origin, at);
    const isBlank = count > 1;
    if (isBlank) ends.push({ at, kind: 'block', isBlank });
    else if (count === 1)
      ends.push({ at, isBlank, ...(was >= 0 && { kind: breaks.get(was) ?? 'joined' }) });
  }
  const kinds = (list: typeof ends) => {
    let last: LineEnd['kind'] | undefined;
    return list.map(({ kind, isBlank }) => {
      if (!isBlank) last = kind ?? last;
      return last;
    });
  };
  const [before, behind] = [kinds(ends), kinds(ends.toReversed()).reverse()];
  return ends.map(({ at, kind }, index) => {
    const [a, b] = [before[index] ?? behind[index], behind[index] ?? before[index]];
    const own = kind ?? (a === b ? a : undefined) ?? 'joined';
    return { at, kind: own === 'joined' && keep ? 'line' : own };
  });
}

/** Cuts the new text into its blocks. */
function blocksOf(rewriting: Rewriting, wanted: Wanted): NewBlock[] {
  const { after } = rewriting;
  const olds = oldBlocks(rewriting.old);
  const owners: (OldBlock | undefined)[] = [];
  for (const old of olds) for (let at = old.start; at < old.end; at++) owners[at] = old;
  const blocks: NewBlock[] = [];
  let [start, lines]: [number, number[]] = [0, []];
  const close = (end: number) => {
    blocks.push(settle({ start, end, lines, copied: false }, owners, rewriting));
    [start, lines] = [end + 1, []];
  };
  for (const { at, kind } of lineEnds(rewriting, wanted)) {
    if (kind === 'block') close(at);
    else if (kind === 'line') lines.push(at);
  }
  close(after.text.length);
  return blocks.map((block, index) => {
    if (block.from) return block;
    // A block all of whose words are new stands for the one that was alone between its neighbours.
    const before = index === 0 ? -1 : (blocks[index - 1]?.from?.order ?? NaN);
    const next =
      index === blocks.length - 1 ? olds.length : (blocks[index + 1]?.from?.order ?? NaN);
    const from = next - before === 2 ? olds[before + 1] : undefined;
    return { ...block, ...(from && { from }) };
  });
}

function oldBlocks({ source, folded: { text, folded } }: Quotable): OldBlock[] {
  return source.blocks
    .flatMap(({ start, end }, index) => {
      const own = trim(mapEdges(folded, { start, end }), text);
      return own ? [{ ...own, index }] : [];
    })
    .map((block, order) => ({ ...block, order }));
}

/** Finds the old block that most of a new one comes from, and whether all of it does, with all that stands in it. */
function settle(
  block: NewBlock,
  owners: readonly (OldBlock | undefined)[],
  rewriting: Rewriting,
): NewBlock {
  const counts = new Map<OldBlock, number>();
  for (const was of rewriting.origin.subarray(block.start, block.end)) {
    const owner = owners[was];
    if (owner) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!best) return block;
  const [from, count] = best;
  const length = block.end - block.start;
  const whole = length === from.end - from.start && count === length;
  return { ...block, from, copied: whole && isIntact(block, from, rewriting) };
}

/** Whether a block whose words are all kept has its line breaks and annotations still. */
function isIntact(
  { start, lines }: NewBlock,
  from: OldBlock,
  { breaks, touched }: Rewriting,
): boolean {
  let left = lines.length;
  for (let at = from.start; at < from.end; at++) if (breaks.has(at)) left--;
  return (
    left === 0 &&
    lines.every((at) => breaks.has(at - start + from.start)) &&
    !touched.has(from.index)
  );
}

function touchedIn(
  old: Quotable,
  { elements, marks, gaps }: Reanchored,
  origin: Int32Array,
): Set<number | undefined> {
  const { source } = old;
  const stay = new Set<object>([
    ...elements.map(({ element }) => element),
    ...marks.map(({ reference }) => reference),
    ...gaps.map(({ element }) => element),
  ]);
  const all = [
    ...source.elements.map(({ element }) => element).filter(({ flow }) => !flow),
    ...source.references,
  ];
  const touched = new Set(all.filter((one) => !stay.has(one)).map(({ block }) => block));
  source.blocks.forEach(({ start, end }, index) => {
    if (/^[\t\n\f\r ]*$/.test(source.plain.slice(start, end))) touched.add(index - 1);
  });
  const owners: number[] = [];
  for (const { start, end, index } of oldBlocks(old))
    for (let at = start; at < end; at++) owners[at] = index;
  // A mark that stands in another block now is gone from the one, and new in the other.
  const points = [
    ...marks.map(({ reference: { block }, at }) => ({ block, at })),
    ...gaps.flatMap(({ element: { block, flow }, at }) => (flow ? [] : [{ block, at }])),
  ];
  for (const { block, at } of points) {
    const now = owners[positionAt(origin, at)];
    if (now !== block) touched.add(block).add(now);
  }
  return touched;
}

/** What stands between two blocks: a blank line, which a quote goes through. */
function gap(before: NewBlock | undefined, block: NewBlock, rewriting: Rewriting): string {
  const {
    old: { source },
    lineEnd,
  } = rewriting;
  const [last, next] = [before?.from, block.from].map((from) => source.blocks[from?.index ?? -1]);
  const depth = Math.min(last?.quoted ?? 0, next?.quoted ?? 0);
  const follows = before?.from && block.from && block.from.index - before.from.index <= 1;
  const quote = depth > 0 && follows ? '>'.repeat(depth) : '';
  return `${gapsBehind(before, quote, rewriting)}${lineEnd}${quote}${lineEnd}`;
}

/** Writes the elements without words that stand by themselves behind a block, or before the first. */
function gapsBehind(
  before: NewBlock | undefined,
  quote: string,
  { old: { file }, behind, lineEnd }: Rewriting,
): string {
  return (behind.get(before ? before.end - 1 : -1) ?? [])
    .map(({ element: { at, end } }) => {
      const own = quote === '' ? '' : `${quote} `;
      return `${lineEnd}${quote}${lineEnd}${own}${file.text.slice(at, end)}`;
    })
    .join('');
}

function write(block: NewBlock, rewriting: Rewriting): string {
  const { old, after, seed, lineEnd } = rewriting;
  const { file, source } = old;
  const shape = block.from && source.blocks[block.from.index];
  if (block.copied && shape) {
    const { start, end } = shape.written;
    const lineStart = file.lines.starts[pointAt(file.lines, start).line - 1];
    return file.text.slice(lineStart, end);
  }
  const lines = rangesTo([...block.lines, block.end], block.start - 1).map(({ start, end }) => {
    const words = seed.slice(positionAt(after.raw, start + 1), positionAt(after.raw, end - 1) + 1);
    // The blanks of a row are those of the seed; where lines are joined there is one.
    return words.replace(/[\t\n\f\r ]+/g, (run) => (/[\n\f\r]/.test(run) ? ' ' : run));
  });
  const quote = '> '.repeat(shape?.quoted ?? 0);
  const depth = lines.length === 1 ? shape?.depth : undefined;
  const written = lines.map(escapeLine).join(`\\${lineEnd}${quote}`);
  return quote + (depth === undefined ? written : writeHeading(depth, written));
}

/** The opening tag of a further part of an element. */
function continued({ name, at, opened }: MarkupElement, id: string, text: string): string {
  return renditions.has(name) ? text.slice(at, opened) : `<${name} id="${id}">`;
}

/** Something to be put into a block: tags and marks in the order in which they stand at one place. */
interface Event extends Insertion {
  rank: readonly [number, number, number];
}

/** What is put into a block, each in the order of the file; of an element its place among all of them. */
interface BlockAnnotations extends Pick<Reanchored, 'marks' | 'gaps'> {
  block: NewBlock;
  elements: (OldElement & { order: number })[];
}

/** Finds what is put into each of some blocks, which are in the order of the text: what is carried is gone through once for all. */
function annotationsOf(
  blocks: readonly NewBlock[],
  { elements, marks, gaps }: Reanchored,
): BlockAnnotations[] {
  const found = blocks.map((block): BlockAnnotations => ({
    ...{ block, elements: [], marks: [], gaps: [] },
  }));
  const from = (unit: number) => firstIndex(blocks, ({ end }) => end > unit);
  const around = ({ at }: CarriedPlace) => {
    const own = found[from(at)];
    return own && own.block.start <= at ? own : undefined;
  };
  for (const [order, element] of elements.entries())
    for (let n = from(element.start); n < found.length; n++) {
      const own = itemAt(found, n);
      if (own.block.start >= element.end) break;
      own.elements.push({ ...element, order });
    }
  for (const mark of marks) around(mark)?.marks.push(mark);
  for (const gap of gaps) around(gap)?.gaps.push(gap);
  return found;
}

/** Returns the tags and marks of a block that was written anew. */
function annotationsIn(
  { block, elements, marks, gaps }: BlockAnnotations,
  fresh: Quotable,
  { old }: Rewriting,
): Insertion[] {
  const events: Event[] = [];
  const { text } = fresh.file;
  const at = (unit: number) => positionAt(fresh.source.at, positionAt(fresh.folded.raw, unit));
  const past = (unit: number) => pieceEnd(text, at(unit));
  for (const { element, id, order, ...words } of elements) {
    const [start, end] = [Math.max(words.start, block.start), Math.min(words.end, block.end)];
    const opening =
      start === words.start
        ? old.file.text.slice(element.at, element.opened)
        : continued(element, id, old.file.text);
    // What encloses another is opened before it, and closed after it.
    events.push({ at: at(start), text: opening, rank: [3, -end, order] });
    events.push({ at: past(end - 1), text: `</${element.name}>`, rank: [0, -start, -order] });
  }
  for (const { reference, at: unit, follows } of marks) {
    const place = follows ? past(unit) : at(unit);
    const rank = [follows ? 1 : 2, reference.at, 0] as const;
    events.push({ at: place, text: `[^${reference.id}]`, rank });
  }
  for (const { element, at: unit, follows, blanks } of gaps) {
    if (element.flow && unit === block.end - 1) continue;
    const start = positionAt(fresh.folded.raw, unit);
    const words = { words: { start, end: start + 1 }, part: { start: at(unit), end: past(unit) } };
    const tag = old.file.text.slice(element.at, element.end);
    const put = insertBeside(tag, { before: !follows, blanks }, words, fresh);
    events.push({ ...put, rank: [follows ? 1 : 2, element.at, 0] });
  }
  return events.sort(
    ({ at: x, rank: [a, b, c] }, { at: y, rank: [d, e, f] }) => x - y || a - d || b - e || c - f,
  );
}
