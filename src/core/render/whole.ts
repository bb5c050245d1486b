import bidiFactory, { type BidiCharTypeName } from 'bidi-js';
import type { Direction } from '../text/direction.ts';
import { itemAt } from '../text/lookup.ts';
import type { Range } from '../text/range.ts';
import { characterAt, wholeCharacters } from '../text/widen.ts';

const bidi = bidiFactory();

/** What can turn a part of a text that runs to the right: letters that run to the left, digits of Arabic, and controls. */
const turning =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Returns where a mark stands in a block of text that is written at an offset (UTF-16 units): behind the whole character, and
 * where the text or a part of it runs to the left behind the whole number, with its signs (UAX 9, W1 to W7). A mark inside
 * would draw the accent to itself, and turn round the parts of a date, or a number and its per cent. `text` has a line feed
 * only where the block has a line break. A cell of a table may run otherwise than its row: in one every number is taken for one of a text from the right.
 * Takes time and room linear in the text, once for all its marks.
 */
export function createPlaces(
  text: string,
  direction: Direction,
  isTable: boolean,
): (offset: number) => number {
  const places = isTurning(text, direction)
    ? placesIn(text, isTable ? 'rtl' : direction)
    : undefined;
  return (offset) => {
    const end = characterAt(text, offset).end;
    return places?.[end] ?? end;
  };
}

/**
 * Returns what makes a stretch of a block of text (UTF-16 offsets) one that may have words at both its ends, though they are not seen: with the whole of
 * the characters that it begins and ends in, and of the numbers where the text or a part of it runs to the left. What is not seen at the end of the text
 * is none of it. Takes time and room linear in the text, once for all its stretches.
 */
export function createWhole(text: string, direction: Direction): (stretch: Range) => Range {
  if (!isTurning(text, direction)) return (stretch) => wholeCharacters(text, stretch);
  // A cell of a table may run otherwise than its row: so every number is taken for one of a text from the right.
  const behind = placesIn(text, 'rtl');
  const before = placesBefore(text, behind);
  return (stretch) => {
    const { start, end } = wholeCharacters(text, stretch);
    const last = itemAt(behind, end);
    return { start: itemAt(before, Math.max(0, Math.min(start, last - 1))), end: last };
  };
}

/** Whether anything in a text runs from the right. */
function isTurning(text: string, direction: Direction): boolean {
  return direction === 'rtl' || turning.test(text);
}

/** Returns for each offset of a text where a mark stands that would stand there, without turning anything round. */
function placesIn(text: string, direction: Direction): Uint32Array {
  const parted = partedIn(text, direction);
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

const inNumbers = new Set<BidiCharTypeName>(['EN', 'AN', 'ES', 'ET', 'CS', 'NSM', 'BN']);
/** What a sign stands between where it belongs to a number (W4). */
const besideSigns = new Set<BidiCharTypeName | undefined>([
  ...(['EN', 'AN', 'NSM', 'BN'] as const),
  ...embedding,
]);
const embeddings = new Set<BidiCharTypeName | undefined>(embedding);
const controls = new Set<BidiCharTypeName>([...embedding, ...isolating]);

/** Returns for each offset of a text whether a mark there would turn something round. */
function partedIn(text: string, direction: Direction): Uint8Array {
  const types = withoutLoneSigns(typesOf(text));
  const parted = new Uint8Array(text.length + 1);
  // Where controls say how a part runs, every number is taken for one among letters that run to the left.
  const isControlled = types.some((type) => controls.has(type));
  const isLeft = direction === 'rtl' || isControlled;
  // Behind letters that run to the right the digits of Europe are letters, too, until others come (W7).
  let isLetters = !isLeft;
  types.forEach((type, at) => {
    const before = types[at - 1];
    const isNumber = before !== undefined && inNumbers.has(before) && inNumbers.has(type);
    const meets = (before === 'L' && type === 'AN') || (!isLetters && meetsNumber(before, type));
    const isPast = before === 'PDF' && type === 'WS';
    const isEdge = (embeddings.has(before) && !isPast) || embeddings.has(type);
    parted[at] = Number((isNumber && (isLeft || !isLetters)) || (isLeft && meets) || isEdge);
    if (type === 'L') isLetters = !isControlled;
    else if (type === 'B') isLetters = !isLeft;
    else if (['R', 'AL', 'AN'].includes(type)) isLetters = false;
  });
  return parted;
}

/** Returns the types, in which a sign that stands between no two numbers is as neutral as other signs are. */
function withoutLoneSigns(types: readonly BidiCharTypeName[]): BidiCharTypeName[] {
  return types.map((type, at) => {
    const isSign = type === 'ES' || type === 'CS';
    const belongs = besideSigns.has(types[at - 1]) && besideSigns.has(types[at + 1]);
    return isSign && !belongs ? 'ON' : type;
  });
}

/** Whether letters that run to the right stand behind a digit without anything between. */
function meetsNumber(before: BidiCharTypeName | undefined, type: BidiCharTypeName): boolean {
  return type === 'L' && before !== undefined && inNumbers.has(before);
}

/** Returns the type (UAX 9, table 4) of each UTF-16 unit of a text: that of the whole character. */
function typesOf(text: string): BidiCharTypeName[] {
  return Array.from(text).flatMap((character) =>
    Array.from({ length: character.length }, () => bidi.getBidiCharTypeName(character)),
  );
}
