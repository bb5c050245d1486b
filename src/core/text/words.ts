import { unspacedScripts } from './scripts.ts';

/** A word of a text, with its UTF-16 offsets. */
export interface Word {
  /** As it is read: without a hyphen at a line end. */
  word: string;
  start: number;
  end: number;
}

/** Between letters: a soft hyphen, or a hyphen of any kind and white space, as at a line end. */
const hyphen =
  /(?<=[\p{L}\p{M}])(?:\u00AD[\t\n\f\r ]*|[-\u2010\u00AC\u2E17][\t\n\f\r ]+)(?=\p{L})/u;

/** In scripts that put no space between words, every character is taken for one. */
const words = new RegExp(
  String.raw`(?=[\p{L}\p{M}\p{N}])[${unspacedScripts}]|[\p{L}\p{M}\p{N}]+(?:${hyphen.source}[\p{L}\p{M}\p{N}]+)*`,
  'gu',
);

const hyphens = new RegExp(hyphen.source, 'gu');

/** Returns the words of a text: runs of letters and digits, as they are written, but for hyphens at line ends. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(words)].map(({ 0: word, index }) => ({
    word: word.replace(hyphens, ''),
    start: index,
    end: index + word.length,
  }));
}
