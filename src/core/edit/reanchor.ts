import type { MarkupElement } from '../page/model.ts';
import { beginnings, renditions, voids } from '../page/rendition.ts';
import type { SourceReference } from '../page/source.ts';
import { mapPositions } from '../text/map-positions.ts';
import type { Quotable } from './quote.ts';
import { type BothTexts, strayed } from './strayed.ts';
import { endOfMatch } from '../text/end-of-match.ts';
import { mapEdges, mapUnits, positionAt } from '../text/positions.ts';
import { type Range, trim } from '../text/range.ts';

/** An annotation whose words are not in the new text as they were. */
export interface Lost extends Range {
  type: 'claim' | 'term' | 'note' | 'rendition';
  /** That of its claim, note or entry; of a mark of how the original looks, the name of its element. */
  id: string;
  /** The attributes of its element but the id, with their values. */
  attributes: Record<string, string>;
  /**
   * Whether something of its id comes before it: a part of the same claim, a mark of the same note. Only the first can
   * be put in as a whole.
   */
  further: boolean;
  /** Whether it is an element without words that no command puts where it was: behind or before the blanks of a cell, or on the other side of a word. */
  byHand?: boolean;
  /** Where its words stand in the new text with those that were beside them, if its own place has others beside it. */
  elsewhere?: Range | undefined;
}

/** A note's mark, with its place in the new text. */
export interface CarriedMark extends CarriedPlace {
  reference: SourceReference;
}

/** A unit of the new text that something follows, or else stands before. */
export interface CarriedPlace {
  at: number;
  follows: boolean;
}

/** An element without words, and its place in the new text; before all of it, behind the unit -1. */
export interface CarriedGap extends CarriedPlace {
  element: MarkupElement;
  /** The blanks between. */
  blanks: string;
}

/** What becomes of the annotations of a text in another. All offsets are UTF-16 units of the folded texts. */
export interface Reanchored {
  /** For each unit of the old text, where it stands in the new one, else -1. */
  kept: Int32Array;
  /** The elements whose words are unchanged, in the order of the file, with their stretch of the new text. */
  elements: OldElement[];
  marks: CarriedMark[];
  gaps: CarriedGap[];
  /** With their stretch of the old text. */
  lost: Lost[];
}

/** An element with its id, and the stretch of a text that its words take, blanks at its edges left out. */
export interface OldElement extends Range {
  element: MarkupElement;
  id: string;
}

/** Returns the elements of a page that can be put on another text: those that have words, and an id where they must. */
export function carriable({ source, folded }: Quotable): OldElement[] {
  return source.elements.flatMap(({ element, stretch }) => {
    if (voids.has(element.name)) return [];
    const isLook = renditions.has(element.name);
    const id = isLook ? element.name : element.attributes['id']?.value;
    const words = trim(mapEdges(folded.folded, stretch), folded.text);
    return id === undefined || !words ? [] : [{ element, id, ...words }];
  });
}

/**
 * Decides for each of the elements and marks of a page whether its words stand in `after`, the folded new text, as they were: the
 * same, in the same order, with nothing put in between, and not those of another place that stand beside other words. A claim of several parts is kept when all of them are, and
 * its own mark with it; any other mark of a note, when the word is that it stands at.
 */
export function reanchor(
  old: Quotable,
  all: readonly OldElement[],
  { after, texts }: { after: string; texts: BothTexts },
): Reanchored {
  const { text } = old.folded;
  const kept = mapPositions(text, after);
  // From the outside in: what is found anew takes what lies in it along.
  for (const part of [...all].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    seekBetween({ text, start: part.start, end: part.end }, after, kept);
  }
  const isKept = (words: Range) => isRun(kept, words);
  const elsewheres = strayed(all.filter(isKept), (words) => mapUnits(kept, words), texts);
  for (const { start, end } of elsewheres.keys()) kept.fill(-1, start, end);
  const gone = new Set(all.filter((part) => isClaim(part) && !isKept(part)).map(({ id }) => id));
  const stays = (part: OldElement) => (isClaim(part) ? !gone.has(part.id) : isKept(part));
  const claims = claimsOf(all);
  const lost: Lost[] = all
    .filter((part) => !stays(part))
    .map((part) => {
      const { id, start, end } = part;
      const elsewhere = elsewheres.get(part);
      const claim = isClaim(part) ? claims.get(id) : undefined;
      const further = claim !== undefined && claim.parts[0] !== part;
      if (renditions.has(part.element.name))
        return {
          type: 'rendition',
          id,
          start,
          end,
          attributes: attributesBy([part]),
          further,
          elsewhere,
        };
      const attributes = claim && !further ? attributesBy(claim.parts) : {};
      return { type: claim ? 'claim' : 'term', id, start, end, attributes, further, elsewhere };
    });
  const read = ownMarks(claims, old);
  const marks = old.source.references.flatMap((reference): CarriedMark[] => {
    const { id } = reference;
    const claim = claims.get(id);
    const own = claim !== undefined && read.get(id) === reference;
    if (own && gone.has(id)) return [];
    const word = wordAt(reference, old);
    const placed = isKept(word) && !gone.has(id) && !(own && word.begins);
    const carried = placed ? markAt(word, after, kept) : undefined;
    if (carried) return [{ reference, ...carried }];
    if (own) return [{ reference, at: positionAt(kept, claim.end - 1), follows: true }];
    const { start, end } = word;
    lost.push({ type: 'note', id, start, end, attributes: {}, further: claim !== undefined });
    return [];
  });
  const gaps = old.source.elements.flatMap(({ element, stretch }): CarriedGap[] => {
    if (!voids.has(element.name)) return [];
    const words = wordsOfGap(element, stretch.start, old);
    const [first] = words;
    // Before all text it stays there.
    if (!first) return [{ element, at: -1, follows: true, blanks: '' }];
    const word = words.find(isKept);
    const place = word && markAt(word, after, kept);
    if (place) return [{ element, blanks: word.blanks, ...place }];
    const attributes = attributesBy([{ element }]);
    const { start, end, begins, blanks } = first;
    const isAside = begins !== beginnings.has(element.name) || /\t|[\f ]{2}/.test(blanks);
    const byHand = !element.flow && isAside && { byHand: true };
    lost.push({
      ...{ type: 'rendition', id: element.name, start, end, attributes, further: false },
      ...byHand,
    });
    return [];
  });
  const marked = new Set(marks.map(({ reference }) => reference.id));
  lost.sort((a, b) => a.start - b.start);
  for (const one of lost.filter(({ type }) => type === 'note')) {
    one.further ||= marked.has(one.id);
    marked.add(one.id);
  }
  const elements = all.filter(stays).map((part) => ({ ...part, ...mapUnits(kept, part) }));
  return { kept, elements, marks, gaps, lost };
}

/** A claim of the old text: its parts, and where the last of them ends. */
interface OldClaim {
  parts: OldElement[];
  end: number;
}

function claimsOf(all: readonly OldElement[]): Map<string, OldClaim> {
  const claims = new Map<string, OldClaim>();
  for (const part of all.filter(isClaim)) {
    const claim = claims.get(part.id) ?? { parts: [], end: 0 };
    claims.set(part.id, claim);
    claim.parts.push(part);
    claim.end = Math.max(claim.end, part.end);
  }
  return claims;
}

/** The mark that each claim is read by, by its id: the first that follows it, else the first. */
function ownMarks(
  claims: ReadonlyMap<string, OldClaim>,
  { source, folded }: Quotable,
): Map<string, SourceReference | undefined> {
  const own = new Map<string, SourceReference | undefined>();
  for (const [id, marks] of Map.groupBy(source.references, (reference) => reference.id)) {
    const end = claims.get(id)?.end;
    if (end === undefined) continue;
    const behind = marks.find(({ offset }) => positionAt(folded.folded, offset) >= end);
    own.set(id, behind ?? marks[0]);
  }
  return own;
}

/** What a claim says of itself stands on one of its parts. */
function attributesBy(parts: readonly Pick<OldElement, 'element'>[]): Record<string, string> {
  const attributes = parts.flatMap(({ element }) => Object.entries(element.attributes));
  return Object.fromEntries(
    attributes.flatMap(([k, { value }]) => (k === 'id' ? [] : [[k, value]])),
  );
}

function isClaim({ element }: OldElement): boolean {
  return element.name === 'Claim';
}

function isRun(kept: Int32Array, { start, end }: Range): boolean {
  const first = positionAt(kept, start);
  return first >= 0 && kept.subarray(start, end).every((to, n) => to === first + n);
}

/**
 * A word that comes twice may be taken for the other one, and the words of an annotation torn apart. Where they
 * stand once between what is kept on either side of them, they are there.
 */
function seekBetween(words: StretchOf, after: string, kept: Int32Array): void {
  const { start, end } = words;
  if (isRun(kept, words)) return;
  const within = placeBetween(kept, words, after.length);
  const at = placeOfWords(words, { text: after, ...within });
  if (at !== undefined) for (let n = start; n < end; n++) kept[n] = at + n - start;
}

/**
 * Returns the stretch of the new text, so many units long, between what is kept before and behind a stretch of the old.
 * @example
 * placeBetween(Int32Array.from([0, -1, 4]), { start: 1, end: 2 }, 5) // => { start: 1, end: 4 }
 */
export function placeBetween(kept: Int32Array, { start, end }: Range, length: number): Range {
  // Loops, and no calls for each unit: where little is kept, all of the text is gone through for each that is sought.
  let before = start - 1;
  while (before >= 0 && positionAt(kept, before) < 0) before--;
  let behind = end;
  while (behind < kept.length && positionAt(kept, behind) < 0) behind++;
  return {
    start: before < 0 ? 0 : positionAt(kept, before) + 1,
    end: behind < kept.length ? positionAt(kept, behind) : length,
  };
}

/** A stretch of a text, with that text. */
export interface StretchOf extends Range {
  text: string;
}

/**
 * Returns the UTF-16 offset at which the words of one text come once in a stretch of another, and end no word that they
 * did not end before; undefined where there is none, or a choice.
 */
export function placeOfWords(
  { text: before, start, end }: StretchOf,
  { text: after, start: from, end: to }: StretchOf,
): number | undefined {
  const words = before.slice(start, end);
  const at = after.indexOf(words, from);
  if (at < 0 || at + words.length > to) return undefined;
  const again = after.indexOf(words, at + 1);
  if (again >= 0 && again + words.length <= to) return undefined;
  const sameEdges =
    joins(before, start) === joins(after, at) &&
    joins(before, end) === joins(after, at + words.length);
  return sameEdges ? at : undefined;
}

/** Whether an offset lies inside a word. */
function joins(text: string, at: number): boolean {
  insideWord.lastIndex = at;
  return insideWord.test(text);
}

const insideWord = /(?<=[\p{L}\p{M}\p{N}])(?=[\p{L}\p{M}\p{N}])/uy;

/** The word that a mark stands at, and the offset of the mark itself. */
interface MarkedWord extends Range {
  mark: number;
  begins: boolean;
}

/**
 * The words that a gap stands at, with the blanks between: between blocks the last before it; in a line one that it touches, or that before it and that
 * behind it, as far as they are in the line. None before all text.
 */
function wordsOfGap(
  { flow }: MarkupElement,
  offset: number,
  old: Quotable,
): (MarkedWord & { blanks: string })[] {
  const { text, folded } = old.folded;
  const { plain } = old.source;
  let start = offset;
  while (!flow && /[\t\f ]/.test(plain.charAt(start - 1))) start--;
  const next = endOfMatch(/[\t\f ]+/y, plain, offset);
  const [before, behind] = [plain.slice(start, offset), plain.slice(offset, next)];
  const isEdge = (unit: string) => /^[\n\r]?$/.test(unit);
  const end = positionAt(folded, start);
  const left = { ...wordBefore(text, end), mark: end, begins: false, blanks: before };
  if (flow) return end > 0 ? [left] : [];
  const own = wordAt({ offset: next }, old);
  const right = { ...own, blanks: behind };
  if (before === '' && !isEdge(plain.charAt(start - 1))) return [left];
  if (isEdge(plain.charAt(start - 1)) || (behind === '' && !isEdge(plain.charAt(next))))
    return [right];
  return isEdge(plain.charAt(next)) ? [left] : [left, right];
}

function wordAt(
  { offset }: Pick<SourceReference, 'offset'>,
  { folded: { text, folded } }: Quotable,
): MarkedWord {
  const mark = positionAt(folded, offset);
  const begins = mark === 0 || text[mark - 1] === ' ';
  return { ...(begins ? wordBehind(text, mark) : wordBefore(text, mark)), mark, begins };
}

/** The word that begins at an offset; else the sign that stands there. */
function wordBehind(text: string, start: number): Range {
  return {
    start,
    end: endOfMatch(/[\p{L}\p{M}\p{N}]+|[^ ]/uy, text.slice(0, start + reach), start),
  };
}

/** The last word before an offset where only signs stand between, else the sign before it. */
function wordBefore(text: string, end: number): Range {
  const near = text.slice(Math.max(0, end - reach), end);
  const upToWord = near.replace(/(?<![^ \p{L}\p{M}\p{N}])[^ \p{L}\p{M}\p{N}]+$/u, '');
  const word = /[\p{L}\p{M}\p{N}]$/u.test(upToWord) ? upToWord : near;
  const before = word.replace(/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]+$|[^]$/u, '');
  return { start: end - near.length + before.length, end: end - near.length + word.length };
}

/** How far a mark may stand from its word, in UTF-16 units: punctuation is shorter, and words are. */
const reach = 200;

/** Where a mark stands whose word is kept: past what follows it still without a blank, else at the word itself. */
function markAt(
  { start, end, mark, begins }: MarkedWord,
  after: string,
  kept: Int32Array,
): Omit<CarriedMark, 'reference'> | undefined {
  const first = positionAt(kept, start);
  // Before a colon a mark would be the beginning of a note's definition.
  if (begins && after[first] !== ':') return { at: first, follows: false };
  if (begins) return first > 1 ? { at: first - 2, follows: true } : undefined;
  const [last, own] = [positionAt(kept, mark - 1), positionAt(kept, end - 1)];
  const near = last >= own && !after.slice(own, last).includes(' ');
  return { at: near ? last : own, follows: true };
}
