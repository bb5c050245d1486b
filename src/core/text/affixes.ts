/*
 * Arabic and Hebrew write the article, “and”, and short prepositions as one word with what follows. No stemmer that the
 * search has takes all of them off, so the words without them are indexed beside the text.
 */

/** Letters that may stand before an Arabic word; the article, or the article after one of them. */
const arabic = /^(?:[وف]?(?:ال|بال|كال|لل)|[وفبكل])/;
const arabicArticle = /^[وف]?(?:ال|بال|كال|لل)/;
/** Hebrew “and”, the article, and the prepositions, one or two of them. */
const hebrew = /^[והבלכמש]{1,2}?/;
const hebrewArticle = /^ו?ה/;

interface Affixes {
  prefixes: RegExp;
  /** Those that a question may go without: they cannot be a part of many words. */
  article: RegExp;
  /** The fewest letters that a word has without them. */
  least: number;
}

const affixes: Readonly<Record<string, Affixes>> = {
  ar: { prefixes: arabic, article: arabicArticle, least: 2 },
  he: { prefixes: hebrew, article: hebrewArticle, least: 3 },
};

/** Returns a text as letters are compared: without marks (NFD, General_Category M) and tatweel, in lower case. */
export function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase();
}

/**
 * Returns the words of a text that begin with affixes of its language (BCP 47), without them, and the parts of those
 * that a zero-width non-joiner parts; each once.
 * @example
 * wordsWithoutAffixes('والكتاب', 'ar') // => [ 'كتاب' ]
 */
export function wordsWithoutAffixes(text: string, language: string): string[] {
  const known = affixesOf(language);
  // A run is taken whole, whether it is parted or not, so that none is looked at anew from each of its letters.
  const runs = (bare(text).match(/\p{L}+(?:\u200C\p{L}+)*/gu) ?? []).map((run) =>
    run.split('\u200C'),
  );
  const stripped = known
    ? runs.flat().flatMap((word) => strip(word, known.prefixes, known.least))
    : [];
  const parted = runs.filter((parts) => parts.length > 1);
  return [...new Set([...stripped, ...parted.flat()])];
}

/**
 * Returns a word as it is looked up in a language: without its article, where it is written as one with it.
 * @example
 * withoutArticle('الشمس', 'ar') // => 'شمس'
 */
export function withoutArticle(word: string, language: string): string {
  const known = affixesOf(language);
  const [stripped] = known ? strip(bare(word), known.article, known.least) : [];
  return stripped ?? word;
}

function strip(word: string, prefix: RegExp, least: number): string[] {
  const rest = word.replace(prefix, '');
  return rest !== word && rest.length >= least ? [rest] : [];
}

function affixesOf(language: string): Affixes | undefined {
  return affixes[language.replace(/-.*/, '')];
}
