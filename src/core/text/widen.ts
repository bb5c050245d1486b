import { unspaced } from './scripts.ts';
import type { Range } from './range.ts';

/** What words are written with; a joiner or non-joiner stands inside of one. */
const ofWord = /^[\p{L}\p{M}\p{N}\u200C\u200D]$/u;

/** How far a character with all its marks may reach, in UTF-16 units. */
const reach = 64;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Returns a stretch of a text (UTF-16 offsets) with the whole of the words that it begins and ends in; in scripts
 * that put no space between words, of the characters with their marks.
 * @example
 * wholeWords('the ministers met', { start: 6, end: 15 }) // => { start: 4, end: 17 }
 */
export function wholeWords(text: string, stretch: Range): Range {
  let { start, end } = wholeCharacters(text, stretch);
  while (isInWord(text, start)) start -= before(text, start).length;
  while (isInWord(text, end)) end += after(text, end).length;
  return wholeCharacters(text, { start, end });
}

/**
 * Returns a stretch of a text with the whole of the characters, marks and all, that it begins and ends in (UAX #29).
 * @example
 * wholeCharacters('e\u0301t', { start: 1, end: 2 }) // => { start: 0, end: 2 }
 */
export function wholeCharacters(text: string, { start, end }: Range): Range {
  return {
    start: partedAt(text, start)?.start ?? start,
    end: partedAt(text, end)?.end ?? end,
  };
}

/**
 * Returns the character that something at an offset (UTF-16) of a text would part, as a stretch; undefined where the offset lies
 * between two, or before joiners alone, which are not drawn.
 */
export function partedAt(text: string, at: number): Range | undefined {
  const character = characterAt(text, at);
  const behind = text.slice(at, character.end);
  return behind === '' || /^[\u200C\u200D]+$/.test(behind) ? undefined : character;
}

/** Returns the character (UAX #29) that an offset (UTF-16) of a text lies in, as a stretch; an empty one where it lies between two. */
export function characterAt(text: string, at: number): Range {
  const from = Math.max(0, at - reach);
  const around = segmenter.segment(text.slice(from, at + reach));
  const { index = at - from, segment = '' } = around.containing(at - from) ?? {};
  if (from + index === at) return { start: at, end: at };
  return { start: from + index, end: from + index + segment.length };
}

/** In scripts that put no space between words, where one ends cannot be told from the letters. */
function isInWord(text: string, at: number): boolean {
  const [left, right] = [before(text, at), after(text, at)];
  if (!ofWord.test(left) || !ofWord.test(right)) return false;
  return !unspaced.test(left) && !unspaced.test(right);
}

function before(text: string, at: number): string {
  return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
}

function after(text: string, at: number): string {
  return [...text.slice(at, at + 2)][0] ?? '';
}
