import bidiFactory, { type BidiCharTypeName } from 'bidi-js';
import type { Direction } from '../text/direction.ts';
import { itemAt } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import type { Paragraph } from './paragraphs.ts';
import { characterAt, wholeCharacters } from '../text/widen.ts';

const bidi = bidiFactory();

/** What can turn a part of a text that runs to the right: letters that run to the left, digits of Arabic, and controls. */
const turning =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Returns where a mark stands in a block of text that is written at an offset (UTF-16 units): behind the whole character, and
 * where it would turn round the parts of a date, or a number and its per cent, behind the whole number (UAX 9, W1 to W7). A mark inside
 * a character would draw the accent to itself. `paragraphs` are those of the text, in order.
 * Takes time and room linear in the text, once for all its marks.
 */
export function createPlaces(
  text: string,
  paragraphs: readonly Paragraph[],
): (offset: number) => number {
  const places = isTurning(text, paragraphs) ? placesIn(text, paragraphs) : undefined;
  return (offset) => {
    const end = characterAt(text, offset).end;
    return places?.[end] ?? end;
  };
}

/**
 * Returns what makes a stretch of a block of text (UTF-16 offsets) one that may have words at both its ends, though they are not seen: with the whole of
 * the characters that it begins and ends in, and of the numbers that these would turn round. What is not seen at the end of the text
 * is none of it. Takes time and room linear in the text, once for all its stretches.
 */
export function createWhole(
  text: string,
  paragraphs: readonly Paragraph[],
): (stretch: Range) => Range {
  if (!isTurning(text, paragraphs)) return (stretch) => wholeCharacters(text, stretch);
  const behind = placesIn(text, paragraphs);
  const before = placesBefore(text, behind);
  return (stretch) => {
    const { start, end } = wholeCharacters(text, stretch);
    const last = itemAt(behind, end);
    return { start: itemAt(before, Math.max(0, Math.min(start, last - 1))), end: last };
  };
}

/** Whether anything in a text runs from the right. */
function isTurning(text: string, paragraphs: readonly Paragraph[]): boolean {
  return turning.test(text) || paragraphs.some(({ direction }) => direction === 'rtl');
}

/** Returns for each offset of a text where a mark stands that would stand there, without turning anything round. */
function placesIn(text: string, paragraphs: readonly Paragraph[]): Uint32Array {
  const parted = new Uint8Array(text.length + 1);
  for (const { start, end, direction } of paragraphs)
    parted.set(partedIn(text.slice(start, end), direction), start);
  const last = endOfSeen(text);
  const places = new Uint32Array(text.length + 1).fill(last);
  let next = last;
  for (let at = last - 1; at >= 0; at--) {
    places[at] = parted[at] ? next : at;
    // A mark that has to go on does not part a word.
    if (!parted[at] && !/^[\p{L}\p{N}\p{M}]{2}/u.test(text.slice(at - 1, at + 1))) next = at;
  }
  return places;
}

/** Returns for each offset of a text the last place up to there, of the places behind each, that lies in no character; 0 where there is none. */
function placesBefore(text: string, behind: Uint32Array): Uint32Array {
  let last = 0;
  return behind.map((place, at) => {
    if (place === at && !/^[\p{M}\uDC00-\uDFFF]/u.test(text.slice(at, at + 2))) last = at;
    return last;
  });
}

/**
 * Returns where a text ends for marks: before embeddings in which nothing is seen. One that holds nothing but a mark would
 * turn round the signs that stand before it.
 */
function endOfSeen(text: string): number {
  let end = text.length;
  for (let at = end - 1; at >= 0; at--) {
    const character = text.charAt(at);
    const isEmbedding = /[\u202A-\u202E]/.test(character);
    if (!isEmbedding && !/[\s\u00AD\u200B-\u200D\u2060\uFEFF]/.test(character)) break;
    if (isEmbedding || end < text.length) end = at;
  }
  return end;
}

const isolating = ['LRI', 'RLI', 'FSI', 'PDI'] as const;
/** What begins and ends a part that runs otherwise without isolating it: beside one a mark would end the run that it goes on. */
const embedding = ['LRE', 'RLE', 'LRO', 'RLO', 'PDF'] as const;

const embeddings = new Set<BidiCharTypeName | undefined>(embedding);
const controls = new Set<BidiCharTypeName>([...embedding, ...isolating]);
/** Numbers, with the signs that are part of them. */
const inNumbers = new Set<BidiCharTypeName | undefined>(['EN', 'AN']);

/** Returns for each offset of a paragraph but its end whether a mark there would turn something round: 1 or 0. */
function partedIn(text: string, direction: Direction): Uint8Array {
  const types = typesOf(text);
  const isControlled = types.some((type) => controls.has(type));
  // What is not seen is of no account.
  const seen = types.filter((type) => type !== 'BN');
  const resolved = isControlled ? resolveAmongControls(seen) : resolve(seen, direction);
  const isLeft = direction === 'rtl' || isControlled;
  let next = 0;
  return Uint8Array.from(types, (own) => {
    const [before, type] = [resolved[next - 1], resolved[next]];
    if (own !== 'BN') next++;
    const isNumber = inNumbers.has(before) && inNumbers.has(type);
    const isPast = before === 'PDF' && type === 'WS';
    const isEdge = (embeddings.has(before) && !isPast) || embeddings.has(type);
    return Number(isNumber || isEdge || (isLeft && meets(before, type)));
  });
}

/** Whether letters, or figures that run as they do, stand beside a number, or beside signs of such figures, which would go to the other side of these. */
function meets(before: BidiCharTypeName | undefined, type: BidiCharTypeName | undefined): boolean {
  const [isBefore, isBehind] = [before, type].map((one) => one === 'L' || one === 'ET');
  if (isBefore && isBehind) return before === 'ET' || type === 'ET';
  return Boolean((isBefore && inNumbers.has(type)) || (isBehind && inNumbers.has(before)));
}

/**
 * Returns types (UAX 9, W1 to W7) as far as they say what is one number: EN and AN for digits and the signs that belong to them, L for digits that run as the
 * letters before them, ET for the signs beside such.
 */
function resolve(types: readonly BidiCharTypeName[], direction: Direction): BidiCharTypeName[] {
  const begin = direction === 'rtl' ? 'R' : 'L';
  let last: BidiCharTypeName = begin;
  const marked = types.map((type) => (type === 'NSM' ? last : (last = type)));
  const strongAt = strongIn(marked, begin);
  const digits = marked.map((type, at) => (type === 'EN' && strongAt[at] === 'AL' ? 'AN' : type));
  const joined = digits.map((type, at) => {
    if (type !== 'ES' && type !== 'CS') return type;
    const before = digits[at - 1];
    const isNumber = before === 'EN' || (before === 'AN' && type === 'CS');
    return isNumber && digits[at + 1] === before ? before : 'ON';
  });
  return withSigns(joined).map((type, at) => {
    if (type !== 'EN' || strongAt[at] !== 'L') return type;
    return marked[at] === 'ET' ? 'ET' : 'L';
  });
}

/** Returns for each place the last strong type up to there. */
function strongIn(types: readonly BidiCharTypeName[], begin: BidiCharTypeName) {
  let last: BidiCharTypeName = begin;
  return types.map((type) => {
    if (type === 'B') last = begin;
    else if (type === 'L' || type === 'R' || type === 'AL') last = type;
    return last;
  });
}

/** Returns types in which the signs beside numbers of Europe are part of them, and others none (W5, W6). */
function withSigns(types: readonly BidiCharTypeName[]): BidiCharTypeName[] {
  const joined = [...types];
  joined.forEach((type, at) => {
    if (type === 'ET' && joined[at - 1] === 'EN') joined[at] = 'EN';
  });
  for (let at = joined.length - 1; at >= 0; at--)
    if (joined[at] === 'ET') joined[at] = joined[at + 1] === 'EN' ? 'EN' : 'ON';
  return joined;
}

/** What a sign stands between where it belongs to a number (W4), for all that is known where controls say how a part runs. */
const besideSigns = new Set<BidiCharTypeName | undefined>([
  ...(['EN', 'AN', 'NSM'] as const),
  ...embedding,
]);

/** Returns types in which all digits are numbers, with all signs that may belong to them: where controls say how a part runs, more is not known. */
function resolveAmongControls(types: readonly BidiCharTypeName[]): BidiCharTypeName[] {
  return types.map((type, at) => {
    if (type === 'ES' || type === 'CS')
      return besideSigns.has(types[at - 1]) && besideSigns.has(types[at + 1]) ? 'EN' : 'ON';
    return type === 'ET' || type === 'NSM' ? 'EN' : type;
  });
}

/** Returns the type (UAX 9, table 4) of each UTF-16 unit of a text: that of the whole character. */
function typesOf(text: string): BidiCharTypeName[] {
  return Array.from(text).flatMap((character) =>
    Array.from({ length: character.length }, () => bidi.getBidiCharTypeName(character)),
  );
}
