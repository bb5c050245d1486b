import { codePointOf } from './code-point.ts';

/**
 * The names of characters that look like another, or like nothing, from the Unicode Character Database
 * (UnicodeData.txt, and NameAliases.txt for the controls).
 */
const names: Readonly<Record<number, string>> = {
  0x00: 'NULL',
  0x07: 'ALERT',
  0x08: 'BACKSPACE',
  0x09: 'CHARACTER TABULATION',
  0x0a: 'LINE FEED',
  0x0b: 'LINE TABULATION',
  0x0c: 'FORM FEED',
  0x0d: 'CARRIAGE RETURN',
  0x1a: 'SUBSTITUTE',
  0x1b: 'ESCAPE',
  0x20: 'SPACE',
  0x21: 'EXCLAMATION MARK',
  0x22: 'QUOTATION MARK',
  0x27: 'APOSTROPHE',
  0x2c: 'COMMA',
  0x2d: 'HYPHEN-MINUS',
  0x2e: 'FULL STOP',
  0x3a: 'COLON',
  0x3b: 'SEMICOLON',
  0x60: 'GRAVE ACCENT',
  0x7f: 'DELETE',
  0x85: 'NEXT LINE',
  0x9b: 'CONTROL SEQUENCE INTRODUCER',
  0xa0: 'NO-BREAK SPACE',
  0xab: 'LEFT-POINTING DOUBLE ANGLE QUOTATION MARK',
  0xad: 'SOFT HYPHEN',
  0xb4: 'ACUTE ACCENT',
  0xb7: 'MIDDLE DOT',
  0xbb: 'RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK',
  0x02b9: 'MODIFIER LETTER PRIME',
  0x02bb: 'MODIFIER LETTER TURNED COMMA',
  0x02bc: 'MODIFIER LETTER APOSTROPHE',
  0x02d0: 'MODIFIER LETTER TRIANGULAR COLON',
  0x034f: 'COMBINING GRAPHEME JOINER',
  0x037e: 'GREEK QUESTION MARK',
  0x060c: 'ARABIC COMMA',
  0x061c: 'ARABIC LETTER MARK',
  0x0640: 'ARABIC TATWEEL',
  0x1680: 'OGHAM SPACE MARK',
  0x2000: 'EN QUAD',
  0x2001: 'EM QUAD',
  0x2002: 'EN SPACE',
  0x2003: 'EM SPACE',
  0x2004: 'THREE-PER-EM SPACE',
  0x2005: 'FOUR-PER-EM SPACE',
  0x2006: 'SIX-PER-EM SPACE',
  0x2007: 'FIGURE SPACE',
  0x2008: 'PUNCTUATION SPACE',
  0x2009: 'THIN SPACE',
  0x200a: 'HAIR SPACE',
  0x200b: 'ZERO WIDTH SPACE',
  0x200c: 'ZERO WIDTH NON-JOINER',
  0x200d: 'ZERO WIDTH JOINER',
  0x200e: 'LEFT-TO-RIGHT MARK',
  0x200f: 'RIGHT-TO-LEFT MARK',
  0x2010: 'HYPHEN',
  0x2011: 'NON-BREAKING HYPHEN',
  0x2012: 'FIGURE DASH',
  0x2013: 'EN DASH',
  0x2014: 'EM DASH',
  0x2015: 'HORIZONTAL BAR',
  0x2018: 'LEFT SINGLE QUOTATION MARK',
  0x2019: 'RIGHT SINGLE QUOTATION MARK',
  0x201a: 'SINGLE LOW-9 QUOTATION MARK',
  0x201b: 'SINGLE HIGH-REVERSED-9 QUOTATION MARK',
  0x201c: 'LEFT DOUBLE QUOTATION MARK',
  0x201d: 'RIGHT DOUBLE QUOTATION MARK',
  0x201e: 'DOUBLE LOW-9 QUOTATION MARK',
  0x201f: 'DOUBLE HIGH-REVERSED-9 QUOTATION MARK',
  0x2022: 'BULLET',
  0x2024: 'ONE DOT LEADER',
  0x2026: 'HORIZONTAL ELLIPSIS',
  0x2028: 'LINE SEPARATOR',
  0x2029: 'PARAGRAPH SEPARATOR',
  0x202a: 'LEFT-TO-RIGHT EMBEDDING',
  0x202b: 'RIGHT-TO-LEFT EMBEDDING',
  0x202c: 'POP DIRECTIONAL FORMATTING',
  0x202d: 'LEFT-TO-RIGHT OVERRIDE',
  0x202e: 'RIGHT-TO-LEFT OVERRIDE',
  0x202f: 'NARROW NO-BREAK SPACE',
  0x2032: 'PRIME',
  0x2033: 'DOUBLE PRIME',
  0x2039: 'SINGLE LEFT-POINTING ANGLE QUOTATION MARK',
  0x203a: 'SINGLE RIGHT-POINTING ANGLE QUOTATION MARK',
  0x205f: 'MEDIUM MATHEMATICAL SPACE',
  0x2060: 'WORD JOINER',
  0x2066: 'LEFT-TO-RIGHT ISOLATE',
  0x2067: 'RIGHT-TO-LEFT ISOLATE',
  0x2068: 'FIRST STRONG ISOLATE',
  0x2069: 'POP DIRECTIONAL ISOLATE',
  0x2212: 'MINUS SIGN',
  0x3000: 'IDEOGRAPHIC SPACE',
  0x3164: 'HANGUL FILLER',
  0xfe0e: 'VARIATION SELECTOR-15',
  0xfe0f: 'VARIATION SELECTOR-16',
  0xfeff: 'ZERO WIDTH NO-BREAK SPACE',
  0xff07: 'FULLWIDTH APOSTROPHE',
  0xfffd: 'REPLACEMENT CHARACTER',
};

/** Returns `U+2019 RIGHT SINGLE QUOTATION MARK`, or `U+1F600` alone for a code point that is not easily mistaken. */
export function nameOf(codePoint: number): string {
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = names[codePoint];
  return name === undefined ? number : `${number} ${name}`;
}

/**
 * What leaves no mark of its own on a page: the controls (General_Category Cc), the line and paragraph
 * separators (Zl, Zp), Bidi_Control, Default_Ignorable_Code_Point (zero-width characters, the soft hyphen,
 * fillers, variation selectors, tags), and the interlinear annotation characters, which Unicode leaves out of
 * the last although nothing shows them.
 */
const invisible =
  /^[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]$/u;

/** Whether a character cannot be seen, or turns the direction of what follows; tab, LF and CR do not count. */
export function isInvisible(character: string): boolean {
  return invisible.test(character) && !/[\t\n\r]/.test(character);
}

/** The characters that `isInvisible` tells. */
const suspects =
  /(?![\t\n\r])[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

const tag = /^[\u{E0020}-\u{E007F}]$/u;
/** A flag of a region: a black flag, tags that spell its code, and the tag that ends them (UTS #51). */
const flag = /\u{1F3F4}[\u{E0020}-\u{E007E}]{1,16}\u{E007F}/uy;

/** What a joiner may stand between: a letter, a mark (a variation selector is one), or a part of an emoji. */
const joined = /^[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
/** Letters that never need a joiner among themselves; it would only keep a word from being found. */
const unjoined = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;

/** What a variation selector chooses a form of. */
const varied = /^(?!\p{Variation_Selector})[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;
const selector = /^\p{Variation_Selector}$/u;

/**
 * Returns the invisible characters of a text by UTF-16 index, without those that writing needs: a joiner or
 * non-joiner between two letters, marks or emoji (as in Persian, Hindi and family emoji; The Unicode Standard,
 * 23.2), a variation selector after what it varies, and the tags of a flag. Linear in `text`.
 */
export function findInvisible(text: string): { index: number; codePoint: number }[] {
  const found: { index: number; codePoint: number }[] = [];
  let flagEnd = 0;
  for (const { 0: character, index } of text.matchAll(suspects)) {
    if (tag.test(character) && index >= flagEnd) flagEnd = endOfFlag(text, index - 2);
    if (index < flagEnd || isNeeded(text, index, character)) continue;
    found.push({ index, codePoint: codePointOf(character) });
  }
  return found;
}

/** Returns where the flag that starts at `start` ends; 0 when none does. */
function endOfFlag(text: string, start: number): number {
  flag.lastIndex = Math.max(0, start);
  return flag.test(text) ? flag.lastIndex : 0;
}

function isNeeded(text: string, index: number, character: string): boolean {
  const before = characterBefore(text, index);
  if (selector.test(character)) return varied.test(before);
  return isNeededJoiner(text, index);
}

/** Whether a joiner or non-joiner, the character at a UTF-16 index, stands where writing needs it. */
export function isNeededJoiner(text: string, index: number): boolean {
  if (text[index] !== '\u200C' && text[index] !== '\u200D') return false;
  const before = characterBefore(text, index);
  const after = characterAt(text, index + 1);
  if (unjoined.test(before) && unjoined.test(after)) return false;
  return joined.test(before) && joined.test(after);
}

function characterAt(text: string, index: number): string {
  const codePoint = text.codePointAt(index);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

function characterBefore(text: string, index: number): string {
  const pair = index > 1 ? characterAt(text, index - 2) : '';
  return pair.length === 2 ? pair : text.slice(Math.max(0, index - 1), index);
}
