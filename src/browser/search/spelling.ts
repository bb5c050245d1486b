import { withoutArticle } from '../../core/text/affixes.ts';
import { foldedSpellings } from '../../core/text/forms.ts';

/**
 * Returns the spellings under which a word may stand in an index of some languages (BCP 47), the likeliest first:
 * without its article, which texts are indexed without as well; each folded as they are.
 */
export function spellingsOf(word: string, languages: readonly string[]): string[] {
  const stripped = languages.map((language) => withoutArticle(word, language));
  // What has no article in Hebrew may begin so in any case: there the word as typed goes first.
  const first = languages.some((language) => /^ar(?:-|$)/.test(language)) ? stripped : [word];
  const spellings = [...first, word, ...stripped];
  return [...new Set(spellings.flatMap((spelling) => folded(spelling, languages)))];
}

/** Returns how a word stands in an index of some languages, the likeliest first, whatever its article. */
export function folded(word: string, languages: readonly string[]): string[] {
  return [...new Set(languages.flatMap((language) => foldedSpellings(word, language)))];
}
