const none = /^[\p{M}\u00AD\u200B-\u200F\u2060\uFEFF\u1160-\u11FF\uD7B0-\uD7FF]$/u;
const half = /^[\uFF61-\uFFDC]$/;
const two =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]$/u;

/**
 * Returns how many columns a character takes where all letters have one width, as in terminals (after UAX #11): none for marks and what is
 * not seen, two for the wide letters of East Asia.
 */
export function widthOf(character: string): 0 | 1 | 2 {
  if (character <= '~') return 1;
  if (none.test(character)) return 0;
  return two.test(character) && !half.test(character) ? 2 : 1;
}

/** Letters that faces of one width have: else another face is taken, whose letters have widths of their own. */
const elsewhere =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** Returns whether a text has letters that no face of one width is sure to have, or such as take two columns. */
export function isUneven(text: string): boolean {
  return elsewhere.test(text) || [...text].some((character) => widthOf(character) === 2);
}
