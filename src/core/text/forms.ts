import { bare } from './affixes.ts';
import { foldForMatching, readingsOf } from './matching.ts';

/*
 * The indexer of the search takes accents off letters and signs off words, in texts and in questions. What else is folded
 * for matching is done here, on both sides: texts are indexed with the folded words beside their own, and questions
 * are folded.
 */

/** Languages in which nobody writes ae for ä; German, in which everybody may, the indexer knows. */
const asWritten = /^(?:de|fi|et|sv|hu|tr|az)(?:-|$)/;

/**
 * Returns the words of a text in a language (BCP 47) that are others when they are folded for matching; each once.
 * @example
 * foldedWords('Wærlighed', 'da') // => [ 'waerlighed' ]
 */
export function foldedWords(text: string, language: string): string[] {
  const own = new Set(wordsIn(bare(text)));
  const readings = readingsOf(text).filter(({ spelt }) => !spelt || !asWritten.test(language));
  const words = readings.flatMap((reading) =>
    wordsIn(inLetters(foldForMatching(text, reading).text, language)),
  );
  return [...new Set(words)].filter((word) => !own.has(word));
}

/** Returns how a word may stand in an index of a language (BCP 47), the likeliest first. */
export function foldedSpellings(word: string, language: string): string[] {
  const plain = foldForMatching(word, { joined: true }).text;
  const likeliest = !asWritten.test(language)
    ? [foldForMatching(word, { joined: true, spelt: true }).text, plain]
    : plain === bare(word)
      ? []
      : [plain];
  return [...new Set([...likeliest, word].map((one) => inLetters(one, language)))];
}

/** The stemmer of Arabic knows the letters of Arabic only. */
function inLetters(folded: string, language: string): string {
  if (!/^ar(?:-|$)/.test(language)) return folded;
  return folded.replace(/ی/g, 'ي').replace(/ک/g, 'ك');
}

/** An apostrophe in a word is none of its letters to the indexer. */
function wordsIn(text: string): string[] {
  return text.replace(/(?<=\p{L})['’‘](?=\p{L})/gu, '').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
