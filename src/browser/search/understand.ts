import type { Index } from './pagefind.ts';
import { spellingsOf } from './spelling.ts';

/** A question as one index understands it. */
export interface Asked {
  index: Index;
  words: string | null;
  /** The languages of the index in which each word is found. */
  languages: string[];
}

/** Finds out how each index spells the words, and in which of its languages they are. */
export async function understand(
  indexes: readonly Index[],
  words: readonly string[],
): Promise<{ asked: Asked[]; missing: string[] }> {
  const looked = await Promise.all(
    indexes.map((index) => Promise.all(words.map((word) => lookUp(word, index)))),
  );
  const missing = words.filter((_, n) => looked.every((found) => found[n]?.languages.length === 0));
  const asked = indexes.map((index, i): Asked => {
    const kept = (looked[i] ?? []).filter((_, n) => !missing.includes(words[n] ?? ''));
    return {
      index,
      words: words.length === 0 ? null : kept.map(({ spelling }) => spelling).join(' '),
      // Pagefind passes over a word that an index does not have, so what lacks one is not asked.
      languages: index.languages.filter((name) =>
        kept.every(({ languages }) => languages.includes(name)),
      ),
    };
  });
  return { asked, missing };
}

async function lookUp(word: string, index: Index) {
  for (const spelling of spellingsOf(word, index.languages)) {
    const { totalFilters } = await index.search(spelling, { language: { any: index.languages } });
    const counts = Object.entries(totalFilters.language ?? {});
    const languages = counts.filter(([, count]) => count > 0).map(([name]) => name.toLowerCase());
    if (languages.length > 0) return { spelling, languages };
  }
  return { spelling: word, languages: [] };
}
