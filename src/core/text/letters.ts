import { codePointOf } from './code-point.ts';

/** What of a letter counts. */
export interface Letters {
  /** Whether letters are spelt out: ä as ae, and M‘ before a capital as Mc. Otherwise ä is a. */
  spelt?: boolean;
  /** Whether the marks on letters count. */
  marked?: boolean;
}

/**
 * Returns a character with its marks as it is compared, in its case. Folded are: compatibility forms of letters and
 * digits (ligatures, long s, full width: NFKC, UAX #15); digits of all scripts; marks that letters stand without
 * (accents, points and vowel signs: those of no script of their own, of Hebrew, Arabic, Syriac and Cyrillic), save on
 * Cyrillic letters that are others without them; ß, æ, œ, ø, ł and the like; letters that Arabic and Persian write
 * differently; syllables of Hangul, to their letters; the shapes of apostrophes, quotation marks and dashes; white space. What leaves no mark of its own is ''.
 */
export function foldCluster(cluster: string, { spelt, marked }: Letters): string {
  const seen = cluster.replace(unseen, '');
  if (seen === '') return '';
  if (/^\s/.test(seen)) return ' ';
  const whole = seen.normalize('NFC');
  const out = spelt ? spelling[whole.charAt(0)] : undefined;
  if (out !== undefined) return out;
  if (others.test(whole)) return whole.charAt(0);
  if (!letter.test(whole)) return foldSign(whole);
  const parts = seen.normalize('NFKD').replace(unseen, '');
  const plain = marked ? parts : parts.replace(marks, '');
  const letters = [...plain.normalize('NFKC')].map(foldCharacter).join('').trim();
  // Apart, as they may be written, and as the indexer of the search has them.
  return letters.replace(/[\uAC00-\uD7A3]/g, (syllable) => syllable.normalize('NFD'));
}

/** What leaves no mark of its own, and the stretcher of Arabic script. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u0640]/gu;

const letter = /^[\p{L}\p{M}\p{Nd}\p{Nl}]/u;

/** Marks that letters stand without; those that voice a Japanese letter make another of it. */
const marks =
  /(?![\u3099\u309A])(?=\p{M})[\p{sc=Inherited}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Cyrillic}]/gu;

/** Cyrillic letters that are no others with a mark; ё is written as е. */
const others = /^[йїўѓќ]/i;

const spelling: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' },
  ...{ Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', Ø: 'Oe', Å: 'Aa' },
};

const single: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'TH', ı: 'i', İ: 'I' },
  ...{ ي: 'ی', ى: 'ی', ك: 'ک', ە: 'ه', ہ: 'ه', ھ: 'ه' },
};

function foldCharacter(character: string): string {
  if (/\p{Nd}/u.test(character)) return String(digitOf(character));
  return single[character] ?? foldSign(character);
}

/** Returns a text with the digits of every script as those of Latin ones. */
export function inLatinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
}

/** The digits of a script follow each other from its zero on (The Unicode Standard, 4.6). */
function digitOf(digit: string): number {
  let before = codePointOf(digit) - 1;
  let count = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(before))) {
    before--;
    count++;
  }
  return count % 10;
}

function foldSign(sign: string): string {
  return sign
    .replace(/[‘’‛ʹʻʼʽʾʿˈ′‵＇`´]/g, "'")
    .replace(/[“”„‟«»″〝〞＂]/g, '"')
    .replace(/[\p{Pd}\u2212]/gu, '-');
}
