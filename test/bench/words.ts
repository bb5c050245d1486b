import type { Random } from './random.ts';

const onsets = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z'] as const;
const vowels = ['a', 'e', 'i', 'o', 'u'] as const;
const codas = ['', '', '', 'l', 'm', 'n', 'r', 's', 't'] as const;

/** Returns `count` words that sound like some language, none twice. */
export function makeWords(count: number, random: Random): [string, ...string[]] {
  const syllable = () =>
    [onsets, vowels, codas].map((letters) => letters[random.below(letters.length)]).join('');
  const words = new Set<string>();
  while (words.size < count) {
    words.add(Array.from({ length: 1 + random.below(3) }, syllable).join(''));
  }
  const [first = '', ...others] = words;
  return [first, ...others];
}

/** Returns a word with its first letter in upper case. */
export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
