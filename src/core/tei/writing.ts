import { isVisible } from '../page/prose-text.ts';
import type { PlacedTag } from '../page/write.ts';
import { itemAt } from '../text/lookup.ts';

/** What a block is. */
export interface Shape {
  /** How deep a heading is, from 1 to 6; 0 for a paragraph. */
  heading: number;
  /** In how many quotations that are set apart it stands. */
  quoted: number;
  /** The note that it is a paragraph of. */
  note?: { id: string; isEditors: boolean };
}

/** A paragraph or a heading. One without words has tags that stand alone. */
export interface TeiBlock extends Shape {
  /** Its words, each line end a break. */
  text: string;
  /** In the order in which they are written. */
  tags: PlacedTag[];
}

/** An element around words, or one that is none of the page and has no tag, from its begin to its end; it is opened with the first words in it, and anew in each block. */
interface Span {
  name: string;
  tag: string;
  isOpen: boolean;
  /** Whether it was opened anywhere. */
  isSeen: boolean;
  /** What is seen of it where no words are in it: it is around none that are not seen, which make no link. */
  words?: string | undefined;
}

/** Blocks that are being written. */
export interface Writing {
  blocks: TeiBlock[];
  shape: Shape;
  text: string;
  /** What the text ends with, a line without words as its beginning: to look at it puts all its pieces together, each time. */
  ends: 'line' | 'blank' | 'word';
  tags: PlacedTag[];
  /** The white space that is put before the next words. */
  pending: string;
  spans: Span[];
  /** Whether what stands here goes on in the next block: a sign or a number before it. */
  isHeld: boolean;
  /** In how many elements blocks and breaks are but spaces: headings, and cells of tables. */
  flat: number;
  /** Whether the next words belong to the word before. */
  joins: boolean;
}

/** Begins to write. */
export function startWriting(): Writing {
  const shape = { heading: 0, quoted: 0 };
  const state = { ends: 'line', isHeld: false, flat: 0, joins: false } as const;
  return { blocks: [], shape, text: '', tags: [], pending: '', spans: [], ...state };
}

/** Puts words, each run of white space as one space. */
export function putWords(writing: Writing, words: string): void {
  const [, before = '', own = '', after = ''] = /^( ?)(.*?)( ?)$/s.exec(
    words.replace(/[\t\n\r ]+/g, ' '),
  ) as RegExpExecArray;
  if (before !== '' && !writing.joins) space(writing);
  if (own === '') return;
  settle(writing);
  const { spans } = writing;
  const unseen = isVisible(own)
    ? -1
    : spans.findIndex((span) => span.words !== undefined && !span.isOpen);
  for (const span of unseen < 0 ? spans : spans.slice(0, unseen)) open(writing, span);
  addTo(writing, own);
  writing.isHeld = writing.joins = false;
  if (after !== '') space(writing);
}

/** Parts what comes next from what was, where nothing does yet. */
export function space(writing: Writing): void {
  if (writing.pending === '') writing.pending = ' ';
}

/** Writes the white space that was put off: no space behind another, and no line end where a line has no words, but all tabs, which part cells. */
function settle(writing: Writing): void {
  const { pending, ends } = writing;
  const without = { line: /[^\t]+/g, blank: / +/g, word: /(?!)/g }[ends];
  addTo(writing, pending.replace(without, ''));
  writing.pending = '';
}

function addTo(writing: Writing, words: string): void {
  writing.text += words;
  if (/[^\t\n ]$/.test(words)) writing.ends = 'word';
  else if (words.includes('\n')) writing.ends = 'line';
  else if (words !== '' && writing.ends === 'word') writing.ends = 'blank';
}

function open(writing: Writing, span: Span): void {
  if (!span.isOpen && span.tag !== '')
    writing.tags.push({ at: writing.text.length, tag: span.tag });
  span.isOpen = true;
  span.isSeen = true;
}

function close({ text, tags }: Writing, span: Span): void {
  if (span.isOpen && span.tag !== '') tags.push({ at: text.length, tag: `</${span.name}>` });
  span.isOpen = false;
}

/** Begins an element around words. */
export function openSpan(
  writing: Writing,
  { name, tag, words }: Pick<Span, 'name' | 'tag' | 'words'>,
): void {
  writing.spans.push({ name, tag, words, isOpen: false, isSeen: false });
}

/** Ends the element that was begun last. */
export function closeSpan(writing: Writing): void {
  const { words, isSeen } = itemAt(writing.spans, writing.spans.length - 1);
  if (words !== undefined && !isSeen) putWords(writing, words);
  for (const span of writing.spans.splice(-1)) close(writing, span);
}

/** Puts an element without words, behind the white space before it. */
export function putVoid(writing: Writing, tag: string): void {
  settle(writing);
  writing.tags.push({ at: writing.text.length, tag });
}

/** Puts the mark of a note right behind the words before it, in no element that is a link. */
export function putMark(writing: Writing, sign: string, [before, after]: [string, string]): void {
  const link = writing.spans.findIndex(({ name }) => name === 'Term');
  const inner = link < 0 ? [] : writing.spans.slice(link);
  for (const span of inner.reverse()) close(writing, span);
  const { pending } = writing;
  if (pending === ' ') writing.pending = '';
  settle(writing);
  writing.tags.push({ at: writing.text.length, tag: before });
  addTo(writing, sign);
  if (after !== '') writing.tags.push({ at: writing.text.length, tag: after });
  if (pending === ' ') space(writing);
  writing.isHeld = false;
}

/** Ends a line. */
export function breakLine(writing: Writing): void {
  if (writing.flat > 0) space(writing);
  else if (!writing.isHeld) writing.pending = '\n';
}

/** Begins a block, but where what stands here goes on in it. */
export function startBlock(writing: Writing): void {
  if (!writing.isHeld) endBlock(writing);
  writing.isHeld = false;
}

/** Ends a block; in a heading or a cell it is but parted from what comes next. */
export function endBlock(writing: Writing): void {
  if (writing.flat > 0) return space(writing);
  for (const span of writing.spans.toReversed()) close(writing, span);
  const text = textOf(writing);
  const tags = writing.tags.map(({ at, tag }) => ({ at: Math.min(at, text.length), tag }));
  if (text !== '' || tags.length > 0) writing.blocks.push({ ...writing.shape, text, tags });
  writing.text = writing.pending = '';
  writing.tags = [];
  writing.ends = 'line';
  writing.isHeld = writing.joins = false;
}

/** Returns the text without white space at its end, but with the tabs before the last tag: by these a cell without words is known. */
function textOf({ text, tags }: Writing): string {
  const words = text.replace(/(?<![\t\n ])[\t\n ]+$/, '');
  const last = tags.at(-1)?.at ?? 0;
  const tabs = /^[\t ]*\t/.exec(text.slice(words.length, last))?.[0] ?? '';
  return words === '' ? '' : words + tabs;
}

/** Does something while blocks have another shape. */
export function shaped(writing: Writing, shape: Partial<Shape>, write: () => void): void {
  const before = writing.shape;
  writing.shape = { ...before, ...shape };
  write();
  writing.shape = before;
}

/** Does something while blocks and breaks are but spaces. */
export function flattened(writing: Writing, write: () => void): void {
  writing.flat++;
  write();
  writing.flat--;
}
