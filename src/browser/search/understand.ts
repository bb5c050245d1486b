import { append } from '../../core/page/append.ts';
import { indexedWords } from './blocks.ts';
import { likeThose } from './like.ts';
import { type Index, type Result, within } from './pagefind.ts';
import { withoutEdges } from './query.ts';
import { spellingsOf } from './spelling.ts';

/** A question as one index understands it. */
export interface Asked {
  index: Index;
  /** The words that are sought, each with how this index spells it. */
  words: { word: string; spelling: string }[];
  /** The languages of the index in which each word is found. */
  languages: string[];
}

/** A question as all indexes understand it. */
export interface Understood {
  asked: Asked[];
  /** The words that none of them has. */
  missing: string[];
  /** Shorter words that they have in their place. */
  resembling: string[];
}

/** Finds out how each index spells the words, and in which of its languages they are. */
export async function understand(
  indexes: readonly Index[],
  words: readonly string[],
): Promise<Understood> {
  const looked = await Promise.all(
    indexes.map((index) => Promise.all(words.map((word) => lookUp(word, index)))),
  );
  const missing = words.filter((_, n) => looked.every((found) => found[n]?.languages.length === 0));
  const asked = indexes.map((index, i): Asked => {
    const kept = (looked[i] ?? []).filter(({ word }) => !missing.includes(word));
    return {
      index,
      words: kept,
      // Pagefind passes over a word that an index does not have, so what lacks one is not asked.
      languages: index.languages.filter((name) =>
        kept.every(({ languages }) => languages.includes(name)),
      ),
    };
  });
  const like = words.flatMap((word, n) =>
    missing.includes(word) ? looked.flatMap((found) => found[n]?.like ?? []) : [],
  );
  return { asked, missing, resembling: [...new Set(like)] };
}

interface Looked {
  word: string;
  spelling: string;
  languages: string[];
  /** Words that the index takes for it. */
  like: string[];
}

async function lookUp(word: string, index: Index): Promise<Looked> {
  const like: string[] = [];
  for (const spelling of spellingsOf(word, index.languages)) {
    const found = await languagesOf(spelling, index);
    if (found.languages.length > 0) return { word, spelling, languages: found.languages, like: [] };
    append(like, found.like);
  }
  return { word, spelling: word, languages: [], like };
}

/**
 * Returns the languages of an index in which a word is found. Where Pagefind has neither the stem of a word nor a word
 * that begins with it, it takes the longest that the word begins with, for 1999 that is 19, and does not say so. In quotes
 * it does not; and all that it finds otherwise is found alike, so that one of them tells of all.
 */
async function languagesOf(
  spelling: string,
  index: Index,
): Promise<Pick<Looked, 'languages' | 'like'>> {
  const languages = await languagesWith(`"${spelling}"`, index, index.languages);
  const like: string[] = [];
  const rest = index.languages.filter((name) => !languages.includes(name));
  for (const name of await languagesWith(spelling, index, rest)) {
    const { results } = await index.search(spelling, within(index, [name]));
    const [first] = results;
    if (!first) continue;
    const { content } = await first.data();
    if (likeThose(content, name, [spelling]).length > 0) languages.push(name);
    // No number resembles another.
    else if (!/\p{N}/u.test(spelling)) append(like, await wordsLike(spelling, first));
  }
  return { languages, like };
}

/**
 * Returns the words of a record that were taken for one that was asked, without the ending of a possessive; a word that
 * is less than half of it does not resemble it.
 */
async function wordsLike(asked: string, { words: found, data }: Result): Promise<string[]> {
  const { words } = indexedWords(await data());
  const taken = found.map((n) => withoutEdges(words[n] ?? '').replace(/['’]\p{L}$/u, ''));
  return [...new Set(taken)].filter((word) => word.length * 2 >= asked.length);
}

async function languagesWith(words: string, index: Index, among: string[]): Promise<string[]> {
  // An empty list of languages would be no filter at all.
  if (among.length === 0) return [];
  if (index.languages.length === 1)
    return (await index.search(words, {})).results.length > 0 ? among : [];
  const { totalFilters } = await index.search(words, { language: { any: among } });
  const counts = totalFilters.language ?? {};
  return among.filter((name) => (counts[name] ?? 0) > 0);
}
