/** A word of a text, with its UTF-16 offsets. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** In scripts that put no space between words, every character is taken for one. */
const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu;

/** Returns the words of a text: runs of letters and digits, as they are written. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(words)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}
