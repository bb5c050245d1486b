import { type Direction, runsLeft } from '../../text/direction.ts';
/*
 * How wide words are is known only where they are set. These are estimates for a sans serif of 13 px, on the
 * generous side, so that what is laid out by them has room.
 */

/** The size of the words in pictures, in units of the picture. */
export const size = 13;
/** The height of a line of words in a picture, in units of its view box. */
export const lineHeight = 16;

const wide = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/u;
const narrow = /[ .,:;!'’‘()[\]|ijlftrI1\-\p{M}]/u;
const broad = /[@%—…mw]|\p{Lu}/u;

/**
 * Returns words for SVG text, which begins where it is put and so takes no direction: kept apart as they run by themselves
 * (UAX #9, FSI and PDI), if any of them runs from right to left, or what is around them does.
 */
export function isolatedText(words: string, around?: Direction): string {
  const isOther = around === 'rtl' || runsLeft(words);
  return isOther ? `\u2068${words}\u2069` : words;
}

/** Returns about how wide words are, in units of the picture. */
export function widthOf(words: string): number {
  let width = 0;
  for (const letter of words) {
    width += wide.test(letter) ? 1 : narrow.test(letter) ? 0.38 : broad.test(letter) ? 0.72 : 0.6;
  }
  return width * size;
}

/** Breaks words into lines that are no wider than `width`; a word that is much wider is broken itself. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ').flatMap((word) => pieces(word, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  // A word may stand out a little rather than be broken.
  if (widthOf(word) <= width * 1.4) return [word];
  const result: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter) > width) {
      result.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...result, piece];
}

/**
 * Returns words cut after a whole word so that they are no wider than `width`, with an ellipsis where they are cut.
 * @example
 * cutTo('a letter from Moscow', 80) // => 'a letter…'
 */
export function cutTo(words: string, width: number): string {
  if (widthOf(words) <= width) return words;
  const [first = ''] = wrap(words, width - widthOf('…'));
  return `${first.replace(/(?<![,;:.\s])[,;:.\s]+$/, '')}…`;
}
