import { withoutArticle } from '../../core/text/affixes.ts';

const toPersian: Record<string, string> = { ي: 'ی', ى: 'ی', ك: 'ک' };
const toArabic: Record<string, string> = { ی: 'ي', ک: 'ك' };

/**
 * Returns the spellings under which a word may stand in an index of some languages (BCP 47), the likeliest first:
 * without its article, which texts are indexed without as well; and with the letters that Arabic and Persian write
 * differently and keyboards mix up.
 */
export function spellingsOf(word: string, languages: readonly string[]): string[] {
  const stripped = languages.map((language) => withoutArticle(word, language));
  // What has no article in Hebrew may begin so in any case: there the word as typed goes first.
  const first = languages.includes('ar') ? stripped : [word];
  const spellings = [...first, word, ...stripped].flatMap((spelling) => [
    spelling,
    spelling.replace(/[يىك]/g, (letter) => toPersian[letter] ?? letter),
    spelling.replace(/[یک]/g, (letter) => toArabic[letter] ?? letter),
  ]);
  return [...new Set(spellings)];
}
