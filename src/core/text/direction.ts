import { memo } from './memo.ts';
import { scriptOfLanguage } from './script-of-language.ts';

/** The direction that a text runs in. */
export type Direction = 'ltr' | 'rtl';

/** Where the letters that run from right to left lie (Unicode, DerivedBidiClass: the blocks whose default is R or AL), for a class of a regular expression. */
export const fromRight =
  '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFF\\u{10800}-\\u{10FFF}\\u{1E800}-\\u{1EFFF}';
const rtl = new RegExp(`(?=\\p{L})[${fromRight}]`, 'gu');
const ltr = new RegExp(`(?![${fromRight}])\\p{L}`, 'gu');
const anyRtl = new RegExp(rtl.source, 'u');
const beginsRtl = new RegExp(`^[${fromRight}]`, 'u');

/** Returns whether a text has letters that run from right to left. */
export function runsLeft(text: string): boolean {
  return anyRtl.test(text);
}

/**
 * Returns the direction of a text by two of three: its first letter (as `dir=auto` takes it), most of its letters, and the
 * language that it is said to be in. None for a text without letters. A paragraph that begins with a foreign name, or
 * that quotes at length, keeps its direction; one in another script than that of the language gets its own.
 * @example
 * directionOfText('NATO گفت که', 'rtl') // => 'rtl'
 */
export function directionOfText(text: string, language: Direction): Direction | undefined {
  const first = /\p{L}/u.exec(text)?.[0];
  if (first === undefined) return undefined;
  if ((beginsRtl.test(first) ? 'rtl' : 'ltr') === language) return language;
  const [right, left] = [text.match(rtl)?.length ?? 0, text.match(ltr)?.length ?? 0];
  if (right === left) return language;
  return right > left ? 'rtl' : 'ltr';
}

/** What engines tell of the direction of a language: as a property where V8 is older than 13.0, as in Node 22. */
interface Told {
  getTextInfo?: () => Intl.TextInfo;
  textInfo?: Intl.TextInfo;
}

/** The scripts of living languages that run from right to left, by their codes (ISO 15924): Firefox tells no direction. */
const leftward = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** Returns the direction that a language is written in; from left to right where none is known. */
export const directionOf = memo((language): Direction => {
  try {
    const locale: Told = new Intl.Locale(language);
    const info = locale.getTextInfo?.() ?? locale.textInfo;
    const isLeft = info ? info.direction === 'rtl' : leftward.has(scriptOfLanguage(language));
    return isLeft ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
});

/** Returns the direction of words of a text in `language`: that of the language, unless their letters run the other way. */
export function directionIn(words: string, language: string): Direction {
  const usual = directionOf(language);
  return directionOfText(words, usual) ?? usual;
}
