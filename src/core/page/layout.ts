import { unspaced } from '../text/scripts.ts';
import type { Convention } from './signs.ts';
import { isBlank } from '../text/blank.ts';
import { hasCells, isItem, isRule, isTable } from '../text/columns.ts';
import { greatest } from '../text/greatest.ts';
import { withLineFeeds } from '../text/lines.ts';
import { neighbours } from '../text/neighbours.ts';

/**
 * How the lines of a text become blocks of a page. Blank lines part blocks in all of them. Within them,
 * `flow` joins all lines; `wrapped` joins lines that are as full as the width allows, and breaks the line where a list,
 * a table, an address or the like stands among them; `indents` does so too, and begins a block with each line that is
 * indented; `rows` breaks every line; `paragraphs` makes each line a block, and so does `tables`, but for
 * the rows of tables, which stay together; `keep` breaks every line, and the page says so.
 */
export type Layout = 'flow' | 'wrapped' | 'indents' | 'rows' | 'paragraphs' | 'tables' | 'keep';

/** The layouts that may be asked for by name: the others are found by looking. */
export const namedLayouts = ['flow', 'indents', 'paragraphs', 'keep'] as const;

/** Returns whether a word names a layout that may be asked for. */
export function isNamedLayout(word: string): word is (typeof namedLayouts)[number] {
  return namedLayouts.some((layout) => layout === word);
}

/** A block of a page: its lines, each of which ends in a break, but for the last. */
export type Rows = string[];

/** What a text looks like. */
export interface Look {
  layout: Layout;
  /** How many characters its lines have at most, where they are wrapped. */
  width?: number;
  /** By which signs it tells how its original looks: they get the elements that say the same. */
  signs?: Convention;
}

interface Line {
  /** As the text has it. */
  raw: string;
  /** Without the blanks at its ends. */
  text: string;
  /** How many columns it is indented; a tab counts as four, an ideographic space as two. */
  indent: number;
}

/** A line end within a group: the line before it and the line after. */
interface Pair {
  line: Line;
  next: Line;
}

/** What is wrapped to less, or to more, is taken for something else: lists of words, paragraphs of one line. */
const [narrowest, widest] = [25, 132];
/** Lines up to this length may be verse; prose is rarely set as narrow. */
const narrow = 45;
/** Lines longer than this are no verse, and no rows of a list. */
const longRow = 80;
/** Up to how many line ends the longest line tells little of the width. */
const fewPairs = 8;
/** Fewer lines together say nothing of how all are wrapped. */
const fewLines = 4;

/**
 * Returns what a text looks like, by its lines alone: the same text always looks the same. Where no two lines stand
 * together there is nothing to choose. Linear in the text. Lengths are in code points. `isFilled` says that its lines are known
 * to be as full as their letters allow, which vary in width: then what is no verse is wrapped.
 */
export function lookAt(text: string, isFilled = false): Look {
  const groups = groupsOf(text);
  const pairs = groups.flatMap(pairsOf);
  if (pairs.length === 0) return { layout: 'flow' };
  const wrapped = wrappedLook(groups, pairs);
  if (wrapped) return wrapped;
  if (isFilled && !isVerse(pairs)) return { layout: 'wrapped', width: widthOf(pairs) };
  const isLong = quantile(pairs.map(({ line }) => lengthOf(line))) > longRow;
  if (isLong && sizeOf(groups.filter(isTableOf)) * 2 < sizeOf(groups))
    return { layout: groups.flatMap(cutAtTables).some(isTableOf) ? 'tables' : 'paragraphs' };
  const together = groups.filter(({ length }) => length > 1);
  return { layout: sizeOf(together) * 2 >= sizeOf(groups) ? 'keep' : 'rows' };
}

function wrappedLook(groups: readonly Line[][], pairs: readonly Pair[]): Look | undefined {
  const opening = new Set(groups.flatMap(indentedIn));
  const parts = groups.flatMap(cutAtIndents);
  const inner = parts.flatMap(pairsOf);
  const width = widthOf(inner);
  const ends = pairs.filter(({ next }) => opening.has(next));
  const isOpened =
    opening.size > 0 &&
    opening.size <= inner.length &&
    // Where the lines before are full, the indented ones go on with them: entries of a bibliography, say.
    shareOf(ends, (pair) => isFull(pair, width)) <= 0.5;
  if (isOpened && areWrapped(parts, width)) return { layout: 'indents', width };
  const whole = widthOf(pairs);
  if (areWrapped(groups, whole)) return { layout: 'wrapped', width: whole };
  // Where words are broken, lines are, whatever their lengths.
  const broken = pairs.filter(breaksWord);
  return broken.length > 0 && broken.length * 4 >= pairs.length && !isVerse(pairs)
    ? { layout: 'wrapped', width: whole }
    : undefined;
}

/** Whether a word is broken at the line end: a hyphen after a letter, and a small letter after it. */
function breaksWord({ line, next }: Pair): boolean {
  return /\p{L}\p{M}*[-\u2010\u00AD\u00AC\u2E17]$/u.test(line.text) && /^\p{Ll}/u.test(next.text);
}

/** Whether lines end where the next word would not have had room: most of all, or those of most groups. */
function areWrapped(groups: readonly Line[][], width: number): boolean {
  if (width < narrowest || width > widest) return false;
  const [least, most] = width < narrow ? [0.9, 0.95] : [0.75, 0.85];
  if (isWrapped(groups.flatMap(pairsOf), width, least)) return true;
  const together = groups.filter(({ length }) => length > 1);
  const wrapped = together.filter(
    (lines) => lines.length >= fewLines && isWrapped(pairsOf(lines), width, most),
  );
  return sizeOf(wrapped) * 2 >= sizeOf(together) && wrapped.length > 0;
}

function isWrapped(pairs: readonly Pair[], width: number, share: number): boolean {
  if (isVerse(pairs)) return false;
  const isProse = ({ text }: Line) => !hasCells(text) && !isItem(text);
  const prose = pairs.filter(({ line, next }) => isProse(line) && isProse(next));
  return shareOf(prose, (pair) => isFull(pair, width)) >= share;
}

function sizeOf(groups: readonly Line[][]): number {
  return groups.flat().reduce((sum, line) => sum + lengthOf(line), 0);
}

/** Verse begins its lines with capitals, whether or not a sentence ends before. */
function isVerse(pairs: readonly Pair[]): boolean {
  const isCapital = ({ next }: Pair) => /^[\p{P}\s]*\p{Lu}/u.test(next.text);
  const ends = ({ line }: Pair) => /[.!?:…]["'”’»)\]]*$/u.test(line.text);
  return pairs.length >= 4 && shareOf(pairs, isCapital) >= 0.9 && shareOf(pairs, ends) < 0.7;
}

function isFull(pair: Pair, width: number): boolean {
  return breaksWord(pair) || lengthOf(pair.line) + 1 + firstWord(pair.next) > width;
}

/** How long the word is that might have stood on the line before; scripts without spaces break anywhere. */
function firstWord(line: Line): number {
  const text = line.text.trimStart();
  if (unspaced.test(text.charAt(0))) return 1;
  return [...text.replace(/[\t ][^]*/, '')].length;
}

/** The width that lines are wrapped to, if they are: one in twenty may be longer. */
function widthOf(pairs: readonly Pair[]): number {
  const width = quantile(pairs.map(({ line }) => lengthOf(line)));
  const isUnsure = pairs.length < 3 || (pairs.length < fewPairs && shareOf(pairs, goesOn) < 0.6);
  return isUnsure ? Math.max(width, narrow) : width;
}

/** Whether a sentence goes on in the next line, by its small letter: of prose in a narrow column most do, of verse few. */
function goesOn({ line, next }: Pair): boolean {
  return /[\p{L}\p{M},;]$/u.test(line.text) && /^\p{Ll}/u.test(next.text);
}

function quantile(lengths: number[]): number {
  const sorted = lengths.sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

function lengthOf({ text }: Line): number {
  return [...text].length;
}

/** How many of all are so, from 0 to 1; of nothing, none. */
function shareOf<T>(all: readonly T[], has: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(has).length / all.length;
}

/** Returns the blocks of a text under a layout, each with the lines that end in a break. Linear in the text. */
export function blocksOf(text: string, { layout, width = 0 }: Look): Rows[] {
  const groups = groupsOf(text);
  const single = (lines: Line[]) => lines.map(({ text }) => text);
  switch (layout) {
    case 'flow':
      return groups.map((lines) => [joined(lines)]);
    case 'keep':
    case 'rows':
      return groups.map(single);
    case 'paragraphs':
      return groups.flatMap((lines) => lines.map(({ text }) => [text]));
    case 'tables':
      return groups.flatMap(cutAtTables).map(single);
    case 'indents':
      return groups
        .flatMap((lines) => aroundTables(lines, width))
        .flatMap((lines) => (isTableOf(lines) ? [lines] : cutAtIndents(lines)))
        .map((lines) => rowsOf(lines, width));
    case 'wrapped':
      return groups
        .flatMap((lines) => aroundTables(lines, width))
        .map((lines) => rowsOf(lines, width));
  }
}

/** The lines of a group that are wrapped, as one; those of a table, a list or an address as they are. */
function rowsOf(lines: Line[], width: number): Rows {
  const pairs = pairsOf(lines);
  const isLoose = pairs.every((pair) => !isFull(pair, width * 0.8));
  if (isColumnar(lines) || isLoose) return lines.map(({ text }) => text);
  const isList = lines[0] !== undefined && isItem(lines[0].text);
  return cut(lines, (line) => isList && isItem(line.text)).map(joined);
}

/** Whether half of some lines have cells: a figure behind blanks alone may be the last word of a paragraph. */
function isColumnar(lines: readonly Line[]): boolean {
  return lines.filter(({ text }) => hasCells(text)).length * 2 >= lines.length;
}

function cutAtIndents(lines: Line[]): Line[][] {
  const opening = new Set(indentedIn(lines));
  return cut(lines, (line) => opening.has(line));
}

/** Whether lines that stand together are a table, none of them a paragraph. */
function isTableOf(lines: readonly Line[]): boolean {
  const longest = greatest(lines.filter(isTabled).map(lengthOf), longRow);
  const isShort = (line: Line) => lengthOf(line) <= longest;
  return lines.every(isShort) && isTable(lines.map(({ raw }) => raw).join('\n'));
}

/** Cuts each line from the others, but for those of a table: all of them, or such as follow on each other. */
function cutAtTables(lines: Line[]): Line[][] {
  return aroundTables(lines).flatMap((part) =>
    isTableOf(part) ? [part] : part.map((line) => [line]),
  );
}

/** Cuts tables, all of some lines or such as follow on each other, from what stands before and behind them, in lines of a width. */
function aroundTables(lines: Line[], width = Infinity): Line[][] {
  if (isColumnar(lines) && isTableOf(lines)) return [lines];
  // Full lines are prose that was set with even margins; beside a rule, which is one long word, nothing says so.
  const isFilled = (part: readonly Line[]) => {
    const pairs = pairsOf(part.filter(({ raw }) => !isRule(raw)));
    return shareOf(pairs, (pair) => isFull(pair, width)) > 0.5;
  };
  const tables = neighbours(lines, isTabled).filter((part) => isTableOf(part) && !isFilled(part));
  const tabled = new Set(tables.flat());
  const edges = pairsOf(lines).filter(({ line, next }) => tabled.has(line) !== tabled.has(next));
  const opening = new Set(edges.map(({ next }) => next));
  return cut(lines, (line) => opening.has(line));
}

/** Cuts before each line that opens something, but for the first. */
function cut(lines: readonly Line[], opens: (line: Line) => boolean): Line[][] {
  const parts: Line[][] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last && !opens(line)) last.push(line);
    else parts.push([line]);
  }
  return parts;
}

function joined(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join(' ');
}

/** The lines of a group after its first that are indented more than the others. */
function indentedIn(lines: readonly Line[]): Line[] {
  const base = lines.reduce((least, { indent }) => Math.min(least, indent), Infinity);
  return lines.slice(1).filter(({ indent }) => indent >= base + 2);
}

/** Whether a line may be one of a table. */
function isTabled({ raw }: Line): boolean {
  return hasCells(raw) || isRule(raw);
}

function pairsOf(lines: readonly Line[]): Pair[] {
  return lines.slice(1).map((next, index) => ({ line: lines[index] as Line, next }));
}

/** The lines that stand together: blank lines part them. */
function groupsOf(text: string): Line[][] {
  const groups: Line[][] = [[]];
  for (const raw of withLineFeeds(text).split('\n')) {
    const line = lineOf(raw);
    if (line.text === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

function lineOf(raw: string): Line {
  let start = 0;
  let end = raw.length;
  while (start < end && isBlank(raw.charCodeAt(start))) start++;
  while (end > start && isBlank(raw.charCodeAt(end - 1))) end--;
  const text = raw.slice(start, end);
  const before = raw.slice(0, start) + (/^[\u3000\u00A0]+/.exec(text)?.[0] ?? '');
  const indent = [...before].reduce((sum, blank) => sum + (columns[blank] ?? 1), 0);
  return { raw, text, indent };
}

const columns: Record<string, number> = { '\t': 4, '\u3000': 2 };
