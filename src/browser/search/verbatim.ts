import type { Answer } from './answer.ts';
import { rangesVerbatim } from './match.ts';
import { isBefore } from './merge.ts';
import type { Counts, Fragment, Index, Result } from './pagefind.ts';
import type { Query } from './query.ts';
import { type Chosen, facetNames, type State } from './state.ts';
import { understand } from './understand.ts';

/** How many candidates are read at the most: each is loaded, since only its text tells. */
const most = 300;

/** Scripts without spaces, where the order of words in the index depends on how they were parted. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}]/u;

/**
 * Searches for what stands in quotes, as it is written. Pagefind compares stems there too, so its answers are
 * candidates, of which those that hold the phrase are kept, filtered and counted here.
 */
export async function askVerbatim(
  indexes: readonly Index[],
  { words, phrases }: Query,
  { chosen, sort }: State,
): Promise<Answer> {
  const { asked, missing } = await understand(indexes, words);
  const lists = await Promise.all(
    asked.map(async ({ index, words: rest, languages }) => {
      if (languages.length === 0 && words.length > 0) return [];
      const filters = { language: { any: words.length > 0 ? languages : index.languages } };
      const questions = phrases.map((phrase) => (unspaced.test(phrase) ? phrase : `"${phrase}"`));
      if (rest) questions.push(rest);
      const found = await Promise.all(questions.map((words) => index.search(words, filters)));
      return inAll(found.map(({ results }) => results));
    }),
  );
  const candidates = lists.flat().sort((a, b) => b.score - a.score);
  const read = await Promise.all(candidates.slice(0, most).map((result) => result.data()));
  const right = read.filter(({ content }) =>
    phrases.every((phrase) => rangesVerbatim(content, phrase).length > 0),
  );
  const kept = right.filter((fragment) => isChosen(fragment, chosen));
  if (sort !== 'relevance')
    kept.sort((a, b) => Number(isBefore(b, a, sort)) - Number(isBefore(a, b, sort)));
  return {
    total: kept.length,
    counts: count(right, chosen),
    missing,
    partial: candidates.length > most,
    take: async (number) => kept.slice(0, number),
  };
}

/** Returns the results of the first list that are in all. */
function inAll([first = [], ...others]: Result[][]): Result[] {
  const ids = others.map((list) => new Set(list.map(({ id }) => id)));
  return first.filter(({ id }) => ids.every((known) => known.has(id)));
}

function isChosen({ filters }: Fragment, chosen: Chosen): boolean {
  return facetNames.every((name) => !chosen[name] || filters[name]?.includes(chosen[name]));
}

function count(fragments: readonly Fragment[], chosen: Chosen): Counts {
  const counts: Counts = {};
  for (const name of facetNames) {
    const { [name]: _, ...rest } = chosen;
    const own: Record<string, number> = (counts[name] = {});
    for (const fragment of fragments.filter((one) => isChosen(one, rest))) {
      for (const value of fragment.filters[name] ?? []) own[value] = (own[value] ?? 0) + 1;
    }
  }
  return counts;
}
