import { isStopped } from './stops.ts';

/** What the manual of a style asks for, and the Citation Style Language has no words for. */
export interface Manual {
  /** About is spelt out, with a capital where a sentence begins: `Circa 1400`. */
  spellsCirca: boolean;
  /** Addresses are printed without `https://`; what they lead to is the same. */
  baresAddresses: boolean;
}

/** Returns what the manual of a style asks for: that of the MLA since its eighth edition (MLA Handbook, 5.93; style.mla.org), no other. */
export function manualOf(style: string): Manual {
  const isMla = /^modern-language-association(?:-8th-edition)?$/.test(style);
  return { spellsCirca: isMla, baresAddresses: isMla };
}

/** What stands before a word, until the entry is set, that has a capital where a sentence begins: no style and no title has these characters. */
export const sentenceMark = '\uE000\uE021';

/** Returns what a style has printed with a capital for the mark where a sentence begins, and nothing for it elsewhere. */
export function withCapitals(printed: string): string {
  const [start = '', ...rest] = printed.split(sentenceMark);
  return rest.reduce((done, [first = '', ...letters]) => {
    const before = done.slice(-100).replace(/<[^<>]*>/g, '');
    const begins = before.trim() === '' || isStopped(before);
    return done + (begins ? first.toUpperCase() : first) + letters.join('');
  }, start);
}
