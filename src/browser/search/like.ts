import { wordsWithoutAffixes } from '../../core/text/affixes.ts';
import { createBeginning } from './match.ts';

/** Returns the words of a text that begin with one of those sought, or do without the affixes of its language. */
export function likeThose(text: string, language: string, sought: readonly string[]): string[] {
  const beginning = createBeginning(sought)(text).map(({ start, end }) => text.slice(start, end));
  const isSought = createBeginning(
    sought.flatMap((word) => [word, ...wordsWithoutAffixes(word, language)]),
  );
  const affixed = (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter((word) => {
    const forms = wordsWithoutAffixes(word, language);
    return forms.length > 0 && isSought(forms.join(' ')).length > 0;
  });
  return [...beginning, ...affixed];
}
