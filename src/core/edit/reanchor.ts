import type { Element } from '../page/model.ts';
import type { SourceReference } from '../page/source.ts';
import { keptUnits } from '../text/kept.ts';
import { type Stretch, trimmed } from './parts.ts';
import type { Quotable } from './quote.ts';

/** An annotation whose words are not in the new text as they were. */
export interface Lost extends Stretch {
  type: 'claim' | 'term' | 'note';
  id: string;
  /** The attributes of its element but the id, with their values. */
  attributes: Record<string, string>;
}

/** A note's mark, with the unit of the new text that it follows, or else stands before. */
export interface CarriedMark {
  reference: SourceReference;
  at: number;
  follows: boolean;
}

/** What becomes of the annotations of a text in another. All offsets are UTF-16 units of the folded texts. */
export interface Reanchored {
  /** For each unit of the old text, where it stands in the new one, else -1. */
  kept: Int32Array;
  /** The elements whose words are unchanged, in the order of the file, with their stretch of the new text. */
  elements: (Stretch & { element: Element })[];
  marks: CarriedMark[];
  /** With their stretch of the old text. */
  lost: Lost[];
}

/** An element with its stretch of the old text, blanks at its edges left out. */
interface Old extends Stretch {
  element: Element;
}

/**
 * Decides for each annotation of a page whether its words stand in `after`, the folded new text, as they were: the
 * same, in the same order, with nothing put in between. A claim of several parts is kept when all of them are; the
 * mark of an editor's note, when the word is that it stands at.
 */
export function reanchor(old: Quotable, after: string): Reanchored {
  const { text } = old.folded;
  const kept = keptUnits(text, after);
  const all = elementsOf(old);
  // From the outside in: what is found anew takes what lies in it along.
  for (const part of [...all].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    seekBetween(part, text, after, kept);
  }
  const isKept = ({ start, end }: Stretch) => isRun(kept, start, end);
  const ids = all.filter((part) => isClaim(part) && !isKept(part)).map(idOf);
  const gone = new Set(ids);
  const stays = (part: Old) => (isClaim(part) ? !gone.has(idOf(part)) : isKept(part));
  const claims = new Map(
    all.filter((part) => isClaim(part) && stays(part)).map((p) => [idOf(p), p]),
  );
  const lost: Lost[] = all
    .filter((part) => !stays(part))
    .map(({ start, end, element }) => {
      const type = element.name === 'Claim' ? 'claim' : 'term';
      return { type, id: idOf({ element }), start, end, attributes: toldBy(element) };
    });
  const marks = old.source.references.flatMap((reference): CarriedMark[] => {
    if (gone.has(reference.id)) return [];
    const word = wordAt(reference, old);
    const claim = claims.get(reference.id);
    const own = claim && word.begins;
    const carried = isKept(word) && !own ? markAt(word, after, kept) : undefined;
    if (carried) return [{ reference, ...carried }];
    if (claim) return [{ reference, at: Number(kept[claim.end - 1]), follows: true }];
    lost.push({ type: 'note', id: reference.id, start: word.start, end: word.end, attributes: {} });
    return [];
  });
  const elements = all.filter(stays).map(({ element, start, end }) => ({
    element,
    start: Number(kept[start]),
    end: Number(kept[end - 1]) + 1,
  }));
  return { kept, elements, marks, lost: lost.sort((a, b) => a.start - b.start) };
}

function idOf({ element }: Pick<Old, 'element'>): string {
  return String(element.attributes['id']?.value);
}

function toldBy({ attributes }: Element): Record<string, string> {
  const told = Object.entries(attributes).filter(([name]) => name !== 'id');
  return Object.fromEntries(told.map(([name, { value }]) => [name, value]));
}

function isClaim({ element }: Old): boolean {
  return element.name === 'Claim';
}

function elementsOf({ source, folded: { text, folded } }: Quotable): Old[] {
  return source.elements.map(({ element, stretch }) => {
    const [start, end] = [Number(folded[stretch.start]), Number(folded[stretch.end])];
    return { element, ...(trimmed({ start, end }, text) as Stretch) };
  });
}

function isRun(kept: Int32Array, start: number, end: number): boolean {
  const first = Number(kept[start]);
  for (let at = start; at < end; at++)
    if (first < 0 || kept[at] !== first + at - start) return false;
  return true;
}

/**
 * A word that comes twice may be taken for the other one, and the words of an annotation torn apart. Where they
 * stand once between what is kept on either side of them, they are there.
 */
function seekBetween(
  { start, end }: Stretch,
  before: string,
  after: string,
  kept: Int32Array,
): void {
  if (isRun(kept, start, end)) return;
  let [low, high] = [start - 1, end];
  while (low >= 0 && Number(kept[low]) < 0) low--;
  while (high < kept.length && Number(kept[high]) < 0) high++;
  const from = low < 0 ? 0 : Number(kept[low]) + 1;
  const to = high < kept.length ? Number(kept[high]) : after.length;
  const words = before.slice(start, end);
  const at = after.indexOf(words, from);
  if (at < 0 || at + words.length > to) return;
  const again = after.indexOf(words, at + 1);
  if (again >= 0 && again + words.length <= to) return;
  const sameEdges =
    joins(before, start) === joins(after, at) &&
    joins(before, end) === joins(after, at + words.length);
  if (sameEdges) for (let n = 0; n < words.length; n++) kept[start + n] = at + n;
}

/** Whether an offset lies inside a word. */
function joins(text: string, at: number): boolean {
  return /^[\p{L}\p{M}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}

/** The word that a mark stands at, and the offset of the mark itself. */
interface MarkedWord extends Stretch {
  mark: number;
  begins: boolean;
}

function wordAt({ offset }: SourceReference, { folded: { text, folded } }: Quotable): MarkedWord {
  const mark = Number(folded[offset]);
  const begins = mark === 0 || text[mark - 1] === ' ';
  const near = begins
    ? /[\p{L}\p{M}\p{N}]+|[^ ]/u
    : /[\p{L}\p{M}\p{N}]+(?=[^ \p{L}\p{M}\p{N}]*$)|[^ ]$/u;
  const [from, to] = begins ? [mark, mark + reach] : [Math.max(0, mark - reach), mark];
  // A mark follows a character, or stands before one: it has a word, if only of one sign.
  const [word, index] = first(near.exec(text.slice(from, to)));
  return { start: from + index, end: from + index + word.length, mark, begins };
}

function first(match: RegExpExecArray | null): [word: string, index: number] {
  return [String(match?.[0]), Number(match?.index)];
}

/** How far a mark may stand from its word, in UTF-16 units: punctuation is shorter, and words are. */
const reach = 200;

/** Where a mark stands whose word is kept: past what follows it still without a blank, else at the word itself. */
function markAt(
  { start, end, mark, begins }: MarkedWord,
  after: string,
  kept: Int32Array,
): Omit<CarriedMark, 'reference'> | undefined {
  const first = Number(kept[start]);
  // Before a colon a mark would be the beginning of a note's definition.
  if (begins && after[first] !== ':') return { at: first, follows: false };
  if (begins) return first > 1 ? { at: first - 2, follows: true } : undefined;
  const [last, own] = [Number(kept[mark - 1]), Number(kept[end - 1])];
  const near = last >= own && !after.slice(own, last).includes(' ');
  return { at: near ? last : own, follows: true };
}
