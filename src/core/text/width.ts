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

/**
 * What faces of one width are sure to have: letters and signs that every Pan-European face has (Windows Glyph List 4). For others another face may be
 * taken, whose letters have widths of their own, and so for letters with marks.
 */
const even =
  /^[\t\n\r -~\u00A0-\u017F\u0384-\u03CE\u0400-\u045F\u0490\u0491\u2013\u2014\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203A\u20AC\u2116\u2122\u2212\u2500-\u257F]*$/;

/** Returns whether a text has letters that no face of one width is sure to have, or such as take two columns. */
export function isUneven(text: string): boolean {
  return !even.test(text);
}
