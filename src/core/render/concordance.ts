import type { ProseNode } from '../page/model.ts';
import { childrenOf } from '../page/prose-children.ts';
import { el, html, type Node, text as plain } from './hast.ts';
import { firstIndex, itemAt } from '../text/lookup.ts';
import { isBlank } from '../text/blank.ts';
import type { Range } from '../text/range.ts';
import type { ShownWords } from '../text/signs.ts';

/** A sentence that mentions an entry: its words and the mentions in it by turns, words first and last. */
export type Sentence = string[];

/** How much of a sentence stands on a side of a mention at most, in UTF-16 units: some texts have no full stops. */
const side = 300;

/** The language of a text (BCP 47), and whether its lines are kept. */
export interface TextSetting {
  language: string;
  lines?: 'flow' | 'keep' | undefined;
}

/** A text, and the UTF-16 offsets in it at which its sentences end. */
export interface SentencedText {
  text: string;
  ends: readonly number[];
}

/**
 * Returns where the sentences of a text end, as Unicode has it (UAX #29, §5), for all entries that it mentions. A line end
 * parts sentences only where `lines` are kept.
 */
export function inSentences(
  text: string,
  { language, lines = 'flow' }: TextSetting,
): SentencedText {
  const spaced = lines === 'keep' ? text : text.replace(/[\t\n\f\r]/g, ' ');
  const segments = [...segmenterOf(language).segment(spaced)];
  return { text: spaced, ends: segments.map(({ index, segment }) => index + segment.length) };
}

/**
 * Returns the sentences of a text that hold mentions, in order, each once with all of its mentions marked. The
 * offsets are UTF-16 units of the text; mentions do not overlap. No sentence ends within a mention. `show` returns a range of the text as it
 * is shown by itself.
 */
export function sentencesWith(
  { text, ends }: SentencedText,
  mentions: readonly Range[],
  show: (range: Range) => ShownWords = (range) => asItIs(range, text),
): Sentence[] {
  const rest = [...mentions].sort((a, b) => a.start - b.start).reverse();
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < ends.length; at++) {
    const next = rest.at(-1);
    if (!next) break;
    // Each of thousands of entries looks for its own sentences in a long text.
    const first = firstIndex(ends, (end) => end > next.start);
    if (first > at) [at, from] = [first, itemAt(ends, first - 1)];
    const end = ends[at];
    if (end === undefined || straddles(rest, end)) continue;
    const found: Range[] = [];
    for (let last = rest.at(-1); last && last.start < end; last = rest.at(-1)) {
      found.push(last);
      rest.pop();
    }
    sentences.push(cut({ start: from, end: wordsEnd(text, end) }, found, show));
    from = end;
  }
  return sentences;
}

/** Whether a mention lies across an offset. The next mentions are the last of `rest`. */
function straddles(rest: readonly Range[], offset: number): boolean {
  const last = rest.findLast(({ end }) => end > offset);
  return last !== undefined && last.start < offset;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known =
    segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, known);
  return known;
}

function asItIs({ start, end }: Range, text: string): ShownWords {
  return { text: text.slice(start, end), moved: (range) => range };
}

/** Returns where the words of a sentence end, before the white space at its end: what is shown round them ends there, too. */
function wordsEnd(text: string, end: number): number {
  let at = end;
  while (isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function cut(
  sentence: Range,
  mentions: readonly Range[],
  show: (range: Range) => ShownWords,
): Sentence {
  const { text, moved } = show(sentence);
  const parts: Sentence = [];
  let done = 0;
  for (const mention of mentions) {
    const { start, end } = moved({
      ...{ start: mention.start - sentence.start, end: mention.end - sentence.start },
    });
    if (start < done) continue;
    parts.push(shorten(text.slice(done, start), parts.length === 0 ? 'start' : 'middle'));
    parts.push(fold(text.slice(start, end)));
    done = end;
  }
  return [...parts, shorten(text.slice(done), 'end')];
}

/** Takes out of words what is too far from a mention, whole words of it. */
function shorten(words: string, where: 'start' | 'middle' | 'end'): string {
  const head = (folded: string) => `${folded.slice(0, side).replace(/ [^ ]*$/, '')} …`;
  const tail = (folded: string) => `… ${folded.slice(-side).replace(/^[^ ]* /, '')}`;
  if (where === 'start') {
    const last = foldSome(words, 'last').trimStart();
    return last.length <= side ? last : tail(last);
  }
  const first = foldSome(words, 'first');
  if (where === 'end') return first.trimEnd().length <= side ? first.trimEnd() : head(first);
  if (first.length <= 2 * side) return first;
  return `${head(first)} ${tail(foldSome(words, 'last')).slice(2)}`;
}

/** Folds the first or the last of words: all of them, or more than is shown of them, however many stand behind or before. */
function foldSome(words: string, which: 'first' | 'last'): string {
  for (let reach = 4 * side; ; reach *= 2) {
    const some = which === 'first' ? words.slice(0, reach) : words.slice(-reach);
    const folded = fold(some);
    if (some.length === words.length || folded.trim().length > 2 * side) return folded;
  }
}

function fold(words: string): string {
  return words.replace(/[\t\n\f\r ]+/g, ' ');
}

/** Returns a sentence as HTML. `mark` makes the element of a mention. */
export function sentenceHtml(
  sentence: Sentence,
  mark = (words: string): Node => el('mark', {}, [words]),
): string {
  return html(sentence.map((words, index) => (index % 2 === 0 ? plain(words) : mark(words))));
}

/** A paragraph, heading or cell of prose as plain text. */
export interface ProsePassage {
  text: string;
  /** The UTF-16 offset in `text` of the words of each node. */
  offsets: Map<ProseNode, number>;
}

/** Returns prose as its passages, in order. Citations are left out with the space before them. */
export function passagesOf(nodes: readonly ProseNode[]): ProsePassage[] {
  return nodes.flatMap((node) => {
    if (node.type === 'table') return childrenOf(node).map(passageOf);
    const isWhole = node.type === 'paragraph' || node.type === 'heading' || !('children' in node);
    return isWhole ? [passageOf([node])] : childrenOf(node).flatMap(passagesOf);
  });
}

function passageOf(nodes: readonly ProseNode[]): ProsePassage {
  const passage: Building = { text: '', spaces: '', offsets: new Map() };
  for (const node of nodes) write(node, passage);
  return { text: passage.text + passage.spaces, offsets: passage.offsets };
}

/** A passage as far as it is written: the spaces at its end are apart, since a citation takes them away. */
interface Building extends ProsePassage {
  spaces: string;
}

function write(node: ProseNode, passage: Building): void {
  if (node.type === 'citation') passage.spaces = '';
  passage.offsets.set(node, passage.text.length + passage.spaces.length);
  if (node.type === 'break') add(' ', passage);
  if ('value' in node) add(node.value, passage);
  for (const child of childrenOf(node).flat()) write(child, passage);
}

function add(words: string, passage: Building): void {
  const written = words.replace(/(?<! ) +$/, '');
  if (written !== '') {
    passage.text += passage.spaces + written;
    passage.spaces = '';
  }
  passage.spaces += words.slice(written.length);
}
