import type { Answer } from './answer.ts';
import { rangesVerbatim } from './match.ts';
import { isBefore } from './merge.ts';
import type { Counts, Fragment, Index, Result } from './pagefind.ts';
import { type Query, withoutEdges } from './query.ts';
import { type Chosen, type FacetName, facetNames, type Sort, type State } from './state.ts';
import { type Asked, understand } from './understand.ts';

/** How many candidates are read at the most: each is loaded, since only its text tells. */
const limit = 300;

/** Scripts without spaces, where the order of words in the index depends on how they were parted. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}]/u;

/**
 * Searches for what stands in quotes, as it is written. Pagefind compares stems there too, and knows no punctuation, so
 * its answers are candidates, of which those that hold the phrase are kept and counted here.
 */
export async function askVerbatim(
  indexes: readonly Index[],
  { words, phrases }: Query,
  { chosen, sort }: State,
): Promise<Answer> {
  const { asked, missing } = await understand(indexes, words);
  const find = (under: Chosen) => findVerbatim(asked, phrases, under, sort);
  const { kept, partial } = await find(chosen);
  const counts = count(kept);
  // A facet in which something is chosen counts its values as if nothing were.
  for (const name of Object.keys(chosen) as FacetName[]) {
    const { [name]: _, ...rest } = chosen;
    counts[name] = count((await find(rest)).kept)[name] ?? {};
  }
  if (sort !== 'relevance')
    kept.sort((a, b) => Number(isBefore(b, a, sort)) - Number(isBefore(a, b, sort)));
  return {
    total: kept.length,
    counts,
    missing,
    partial,
    take: async (number) => kept.slice(0, number),
  };
}

async function findVerbatim(
  asked: readonly Asked[],
  phrases: readonly string[],
  chosen: Chosen,
  sort: Sort,
): Promise<{ kept: Fragment[]; partial: boolean }> {
  const questions = phrases.map(questionFor).filter((words) => words !== '');
  const lists = await Promise.all(
    asked.map(async ({ index, words, languages }) => {
      const any = languages.filter((name) => !chosen.language || name === chosen.language);
      // An empty list of languages would be no filter at all.
      if (any.length === 0 || questions.length === 0) return [];
      const filters = { ...chosen, language: { any } };
      const all = [...questions, ...(words ? [words] : [])];
      const found = await Promise.all(all.map((one) => index.search(one, filters, sort)));
      return inAll(found.map(({ results }) => results));
    }),
  );
  // The order by date is right within each list: the first of all are read.
  const most = sort === 'relevance' ? mostOf(lists) : lists.map((list) => list.slice(0, limit));
  const read = await Promise.all(most.flat().map((result) => result.data()));
  const kept = read.filter(({ content }) =>
    phrases.every((phrase) => rangesVerbatim(content, phrase).length > 0),
  );
  return { kept, partial: most.flat().length < lists.flat().length };
}

function mostOf(lists: readonly Result[][]): Result[][] {
  return [
    lists
      .flat()
      .sort((a, b) => b.score - a.score)
      .slice(0, limit),
  ];
}

/** What an index is asked for a phrase: its words in a row, or, where something else stands between them, all of them. */
function questionFor(phrase: string): string {
  if (unspaced.test(phrase)) return phrase;
  const words = phrase.split(' ').map(withoutEdges);
  const known = words.filter((word) => word !== '').join(' ');
  return words.includes('') ? known : `"${known}"`;
}

/** Returns the results of the first list that are in all. */
function inAll([first = [], ...others]: Result[][]): Result[] {
  const ids = others.map((list) => new Set(list.map(({ id }) => id)));
  return first.filter(({ id }) => ids.every((known) => known.has(id)));
}

function count(fragments: readonly Fragment[]): Counts {
  const counts: Counts = {};
  for (const name of facetNames) {
    const own: Record<string, number> = (counts[name] = {});
    for (const value of fragments.flatMap(({ filters }) => filters[name] ?? []))
      own[value] = (own[value] ?? 0) + 1;
  }
  return counts;
}
