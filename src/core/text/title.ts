import { withoutExcess } from './marks.ts';
import { findInvisible } from './names.ts';

/**
 * Returns a line of a text as a title: without what is not seen and parts no words (soft hyphens, joiners where writing
 * needs none, marks of direction) and marks that are too many for a letter, with a space for controls, one for each run of spaces, and no full stop at its end.
 * @example
 * plainTitle('  A letter\u00AD to   Rome.') // => 'A letter to Rome'
 */
export function plainTitle(line: string): string {
  const unseen = new Set(findInvisible(line).map(({ index }) => index));
  const seen = line.replace(/[\p{Cf}\p{M}]/gu, (character, index: number) =>
    unseen.has(index) ? '' : character,
  );
  const words = withoutExcess(seen)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(/^\p{Zs}+|(?<!\p{Zs})\p{Zs}+$/gu, '');
  return withoutFullStop(words);
}

/** A full stop at the end of words, of any script; one of several is part of an ellipsis. */
const fullStop = /(?<=[^.…\s])[.。．｡۔।։።။]$/u;

/** Words that are written with a full stop where their line goes on, too. */
const abbreviations = new Set([
  ...['al', 'bros', 'bzw', 'ca', 'co', 'corp', 'esq', 'etc', 'inc', 'no', 'usw', 'vol'],
  ...['jan', 'feb', 'mar', 'apr', 'aug', 'sept', 'oct', 'nov', 'dec', 'jr', 'sr', 'ltd'],
]);

function withoutFullStop(words: string): string {
  const [, last = ''] = /(?<![\p{L}\p{M}.])([\p{L}\p{M}.]+)\.$/u.exec(words) ?? [];
  return isAbbreviation(last) ? words : words.replace(fullStop, '');
}

/** Whether a word is short for another: by its own full stops (U.S.), as an initial, without a vowel (Dr), or a known one. */
function isAbbreviation(word: string): boolean {
  if (/^(?:\p{L}{1,4}\.)+\p{L}{1,4}$/u.test(word)) return true;
  // A number of a chapter is no initial.
  if (/^\p{Lu}$/u.test(word)) return !/[IVX]/.test(word);
  return /^[B-Z]?[b-df-hj-np-tv-xz]{1,3}$/.test(word) || abbreviations.has(word.toLowerCase());
}
