import type { DefaultTreeAdapterTypes } from 'parse5';
import { append } from '../../core/page/append.ts';
import { type CellPlacing, type CellSpan, placeCells } from '../../core/text/cells.ts';
import {
  asBlanks,
  hasKeptBlanks,
  keepBlanks,
  trimmed,
  type WhiteSpace,
  whiteSpaceIn,
  withoutKeptBlanks,
} from './blanks.ts';
import { type Converted, noteMark, withoutNoteMarks } from './converter.ts';
import { attribute, createMarkers } from './html-numbers.ts';
import { parseHtml } from './html-tree.ts';
import { createTally, type Loss, type Tally } from './tally.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/*
 * The rule by which HTML becomes the text of a seed; what converts a file of another kind makes HTML of it first.
 *
 * - Each paragraph, heading, item of a list, quotation and table is a paragraph of its own, with a blank line between. A row
 *   of a table is a line; a `<br>`, and in `<pre>` a line end, is a line end.
 * - Runs of ASCII white space are one space, and none stands at the ends of a line. Where a page shows all of it, as in `<pre>`, and
 *   in documents whose white space is all their own, blanks and tabs stay but at the end of a line: columns are made of them. Not in
 *   cells, which tabs part; a row in which lines of `<pre>` stand is none of a table. Every other character stays.
 * - An item of a list begins with its number and a dot, or with “•”, as a browser shows it. The cells of a row are parted by tabs, as many as
 *   there are columns between them.
 * - What a browser does not show is left out, and what it sets beside letters to say how they are read.
 * - A mark of a note is `noteMark`, where the file is said to have notes; they are written as mammoth writes them, the
 *   mark a link to `#footnote-1` in a `<sup>`, the note an `<li>` of that id, or as GitHub does (`#user-content-fn-1`).
 */

const rowGroups = new Set(['tbody', 'tfoot', 'thead']);

/** What begins and ends a paragraph. */
const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);

/** What a browser shows no words of, or which are none of the text, and what is told of it. */
const unshown = new Map<string, Loss | undefined>([
  ...'head script style template noscript title rp noembed noframes'
    .split(' ')
    .map((tag) => [tag, undefined] as const),
  ...['iframe', 'object', 'embed', 'canvas'].map((tag) => [tag, 'embedded'] as const),
  ...['audio', 'video'].map((tag) => [tag, 'recording'] as const),
  ...'button select option optgroup textarea input datalist meter progress'
    .split(' ')
    .map((tag) => [tag, 'field'] as const),
  ['svg', 'drawing'],
  ['math', 'formula'],
  ...['rt', 'rtc'].map((tag) => [tag, 'ruby'] as const),
]);

/** What is told of words that stand out. */
const emphases = new Map<string, Loss>([
  ...['i', 'em', 'cite', 'dfn', 'var'].map((tag) => [tag, 'italics'] as const),
  ...['b', 'strong'].map((tag) => [tag, 'bold'] as const),
  ['u', 'underlined'],
  ...['s', 'strike', 'del'].map((tag) => [tag, 'struck'] as const),
  ['small-caps', 'capitals'],
  ['all-caps', 'allCapitals'],
  ['sup', 'raised'],
  ['sub', 'lowered'],
  ['q', 'quoted'],
]);

/** What shows white space as it is (HTML Standard, §15.3.3). */
const preformatted = new Set(['listing', 'plaintext', 'pre', 'xmp']);

/** Where the walk stands in what it has read. */
interface Reading {
  paragraphs: string[];
  /** The lines of the paragraph that is being read. */
  lines: string[];
  /** What the next paragraph begins with: the sign of an item. */
  sign: string;
  /** The rows of the table that is being read. */
  rows: string[];
  /** What tells in which columns the cells of its next row stand. */
  placing: CellPlacing;
  /** Whether it is within a row, where blocks are no paragraphs. */
  inRow: boolean;
  /** How white space is shown. */
  space: WhiteSpace;
  inNote: boolean;
  /** The ids of the notes in the order of their first marks, each with its index; absent where the file has none. */
  marks: Map<string, number> | undefined;
  notes: Map<string, string[]>;
  /** Which elements hold lines that stay. */
  holding: Map<Element, boolean>;
  /** What stands before an item of a list. */
  markerOf: (item: Element) => string | undefined;
  tally: Tally;
}

/**
 * Returns the text of a document by the rule above, and what is not in it. Linear in the document. `notes` says that it has
 * some as mammoth writes them, `space` how its white space is to be read.
 */
export function textOfHtml(
  html: string,
  { notes = false, space = 'flow' }: { notes?: boolean; space?: WhiteSpace } = {},
): Converted {
  const reading: Reading = {
    ...{ paragraphs: [], lines: [''], rows: [], sign: '', inRow: false, space },
    placing: placeCells(),
    marks: notes ? new Map() : undefined,
    ...{ notes: new Map(), inNote: false },
    ...{ holding: new Map(), markerOf: createMarkers() },
    tally: createTally(),
  };
  read(parseHtml(withoutKeptBlanks(withoutNoteMarks(html))), reading);
  endParagraph(reading);
  const { marks = new Map<string, number>() } = reading;
  for (const [id, paragraphs] of reading.notes)
    if (!marks.has(id)) reading.tally.add('note', paragraphs.join(' '));
  return {
    text: joined(reading.paragraphs),
    notes: [...marks.keys()].map((id) => reading.notes.get(id) ?? ['']),
    told: reading.tally.told(),
  };
}

/** Returns paragraphs as a text. */
function joined(paragraphs: readonly string[]): string {
  return paragraphs.length === 0 ? '' : `${paragraphs.join('\n\n')}\n`;
}

function read(node: Node, reading: Reading): void {
  if (node.nodeName === '#text') return addText((node as { value: string }).value, reading);
  if (!('childNodes' in node)) return;
  if ('tagName' in node) readElement(node, reading);
  else readAll(node.childNodes, reading);
}

function readAll(nodes: readonly Node[], reading: Reading): void {
  for (const node of nodes) read(node, reading);
}

function readElement(element: Element, reading: Reading): void {
  const { tagName, childNodes } = element;
  const { tally } = reading;
  if (isLeftOut(element, reading)) return;
  if (tagName === 'br') return void reading.lines.push('');
  if (tagName === 'img') return tally.add('picture', attribute(element, 'alt'));
  if (reading.marks && isMark(element, reading)) return;
  if (tagName === 'li') return readItem(element, reading);
  if (tagName === 'tr') return readRow(element, reading);
  if (reading.inNote && isWayBack(element)) return;
  if (tagName === 'a') tellLink(attribute(element, 'href') ?? '', reading);
  const isBlock = blocks.has(tagName);
  if (isBlock) endParagraph(reading);
  const { space } = reading;
  reading.space = whiteSpaceOf(element) ?? space;
  const before = reading.lines.at(-1)?.length;
  readAll(childNodes, reading);
  tell(emphases.get(tagName), reading, before);
  reading.space = space;
  if (isBlock) endParagraph(reading);
  // No cell goes on in the next group of rows.
  if (rowGroups.has(tagName) && !reading.inRow) reading.placing = placeCells();
  if (tagName === 'table') endTable(reading);
}

/** Tells something of the words that stand behind the offset `from` of the line that is being read. */
function tell(loss: Loss | undefined, { tally, lines }: Reading, from = Infinity): void {
  if (loss !== undefined) tally.add(loss, () => asBlanks(lines.at(-1)?.slice(from) ?? ''));
}

function whiteSpaceOf(element: Element): WhiteSpace | undefined {
  const own = whiteSpaceIn(attribute(element, 'style') ?? '');
  return own ?? (preformatted.has(element.tagName) ? 'kept' : undefined);
}

/** A link within the page has no address to lose. */
function tellLink(href: string, { tally }: Reading): void {
  if (href !== '' && !href.startsWith('#')) tally.add('link', href);
}

function addText(value: string, reading: Reading): void {
  const { space, inRow } = reading;
  const lines = space === 'flow' ? [value] : value.split('\n');
  lines.forEach((line, index) => {
    if (index > 0) reading.lines.push('');
    const words = space === 'kept' && !inRow ? keepBlanks(line) : line;
    reading.lines.push(`${reading.lines.pop() ?? ''}${words}`);
  });
}

/** Ends a paragraph, where one was begun; in a row it is a space. */
function endParagraph(reading: Reading): void {
  if (reading.inRow) return addText(' ', reading);
  const isKept = reading.lines.some(hasKeptBlanks);
  const lines = reading.lines.map(trimmed);
  reading.lines = [''];
  const first = lines.findIndex((line) => line !== '');
  if (first < 0) return;
  const last = lines.findLastIndex((line) => line !== '');
  // Behind the sign, the first line would not stand in the columns of the others.
  const edge = isKept ? ' '.repeat(reading.sign.length) : '';
  const rest = lines.slice(first + 1, last + 1).map((line) => (line === '' ? '' : edge + line));
  // An empty line would part the paragraph: it does in the file, too.
  const words = [reading.sign + (lines[first] ?? ''), ...rest].join('\n');
  reading.sign = '';
  append(reading.paragraphs, words.split(/\n{2,}/));
}

/** A row of a table is a line: a table in it is none. */
function readRow({ childNodes }: Element, reading: Reading): void {
  if (reading.inRow) return readAll(childNodes, reading);
  endParagraph(reading);
  if (childNodes.some((cell) => holdsLines(cell, reading))) return readLaidOut(childNodes, reading);
  const cells = childNodes
    .filter((node) => 'tagName' in node)
    .filter((cell) => !isLeftOut(cell, reading));
  reading.inRow = true;
  const words = cells.map((cell) => {
    reading.lines = [''];
    readAll(cell.childNodes, reading);
    return trimmed(reading.lines.join(' '));
  });
  reading.inRow = false;
  reading.lines = [''];
  const columns = reading.placing(cells.map(spanOf));
  // Also before the first, so that each stands under its head.
  const row = words
    .map((word, n) => '\t'.repeat((columns[n] ?? 0) - (columns[n - 1] ?? 0)) + word)
    .join('')
    .replace(/(?<!\t)\t+$/, '');
  if (/^\t*$/.test(row)) return;
  reading.rows.push(row);
  reading.tally.add('row');
}

/** What is no table, but how a page is laid out, has paragraphs in its cells. */
function readLaidOut(cells: readonly Node[], reading: Reading): void {
  endTable(reading);
  for (const cell of cells) {
    read(cell, reading);
    endParagraph(reading);
  }
}

/** Whether lines that stay as they are stand in a node: in a row of a table they would be one. */
function holdsLines(node: Node, reading: Reading): boolean {
  if (!('tagName' in node)) return false;
  const known = reading.holding.get(node);
  if (known !== undefined) return known;
  const holds = preformatted.has(node.tagName)
    ? wordsOf(node).trim().includes('\n')
    : node.childNodes.some((child) => holdsLines(child, reading));
  reading.holding.set(node, holds);
  return holds;
}

function spanOf(cell: Node): CellSpan {
  const span = (name: string) => {
    const value = ('tagName' in cell && attribute(cell, name)) || '';
    // As browsers read whole numbers (HTML Standard, §2.3.4.2).
    const digits = /^[\t\n\f\r ]*\+?(\d+)/.exec(value)?.[1];
    return digits === undefined ? 1 : Number(digits);
  };
  const [columns, rows] = [span('colspan'), span('rowspan')];
  return { columns, rows: rows === 0 ? Infinity : rows };
}

/** Ends a table that is in no other. */
function endTable(reading: Reading): void {
  if (reading.inRow) return;
  reading.placing = placeCells();
  if (reading.rows.length === 0) return;
  reading.paragraphs.push(reading.rows.join('\n'));
  reading.rows = [];
}

function readItem(element: Element, reading: Reading): void {
  const id = attribute(element, 'id') ?? '';
  if (reading.marks && isNoteId(id)) return readNote(id, element, reading);
  endParagraph(reading);
  const marker = reading.markerOf(element);
  reading.sign = reading.inRow ? '' : (marker ?? '');
  if (marker === undefined) reading.tally.add('number', () => wordsOf(element));
  else if (marker !== '') reading.tally.add('item');
  readAll(element.childNodes, reading);
  endParagraph(reading);
  reading.sign = '';
}

/** Reads a note apart from the text, without the arrow that leads back to its mark. It may have marks of others. */
function readNote(id: string, { childNodes }: Element, reading: Reading): void {
  const { paragraphs, lines } = reading;
  endParagraph(reading);
  const own: Reading = {
    ...reading,
    ...{ paragraphs: [], lines: [''], rows: [], placing: placeCells(), inNote: true },
  };
  readAll(childNodes, own);
  endParagraph(own);
  // What a word processor sets between its mark and its words.
  const [first = '', ...more] = own.paragraphs;
  const words = first.includes('\n') ? first : first.replace(/^[\t ]+/, '');
  reading.notes.set(id, own.paragraphs.length === 0 ? [] : [words, ...more]);
  Object.assign(reading, { paragraphs, lines });
}

function isWayBack(element: Element): boolean {
  const href = attribute(element, 'href') ?? '';
  return /^#(?:(?:foot|end)note-ref-|user-content-fnref-)/.test(href);
}

function isNoteId(id: string): boolean {
  return /^(?:(?:foot|end)note-\d+$|user-content-fn-)/.test(id);
}

/** Whether an element is the mark of a note; then it is put into the text. */
function isMark(element: Element, reading: Reading): boolean {
  const [link, ...more] = element.tagName === 'sup' ? element.childNodes : [];
  if (!link || more.length > 0 || !('tagName' in link)) return false;
  const id = (attribute(link, 'href') ?? '').replace(/^#/, '');
  const { marks } = reading;
  if (!isNoteId(id) || !marks) return false;
  const index = marks.get(id) ?? marks.size;
  marks.set(id, index);
  addText(noteMark(index), reading);
  return true;
}

/** Whether an element is none of the text, which is told. */
function isLeftOut(element: Element, { tally }: Reading): boolean {
  const isUnshown = unshown.has(element.tagName);
  if (!isUnshown && !isHidden(element)) return false;
  const loss = isUnshown ? unshown.get(element.tagName) : 'hidden';
  if (loss !== undefined) tally.add(loss, () => wordsOf(element));
  return true;
}

function wordsOf(node: Node): string {
  if (node.nodeName === '#text') return (node as { value: string }).value;
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
}

function isHidden(element: Element): boolean {
  const style = attribute(element, 'style') ?? '';
  return (
    attribute(element, 'hidden') !== undefined ||
    (element.tagName === 'dialog' && attribute(element, 'open') === undefined) ||
    /\bdisplay\s*:\s*none\b|\bvisibility\s*:\s*(?:hidden|collapse)\b/i.test(style)
  );
}
