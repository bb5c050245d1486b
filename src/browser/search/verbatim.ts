import type { Answer } from './answer.ts';
import { unspaced } from '../../core/text/scripts.ts';
import { rangesVerbatim } from './match.ts';
import { isBefore } from './merge.ts';
import type { Counts, Filters, Fragment, Index, Result } from './pagefind.ts';
import { type Query, withoutEdges } from './query.ts';
import { folded } from './spelling.ts';
import { type Chosen, type FacetName, facetNames, type State } from './state.ts';
import { type Asked, understand } from './understand.ts';

/** How many candidates are read at the most: each is loaded, since only its text tells. */
const limit = 300;

/**
 * Searches for what stands in quotes, as it is written. Pagefind compares stems there too, and knows no punctuation, so
 * its answers are candidates, of which those that hold the phrase are kept and counted here.
 */
export async function askVerbatim(
  indexes: readonly Index[],
  { words, phrases }: Query,
  { chosen, sort }: State,
): Promise<Omit<Answer, 'isCut'>> {
  const { asked, ...known } = await understand(indexes, words);
  const find = (under: Chosen) => findVerbatim(asked, phrases, { chosen: under, sort });
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
    ...known,
    partial,
    take: async (number) => kept.slice(0, number),
  };
}

async function findVerbatim(
  asked: readonly Asked[],
  phrases: readonly string[],
  { chosen, sort }: Pick<State, 'chosen' | 'sort'>,
): Promise<{ kept: Fragment[]; partial: boolean }> {
  const lists = await Promise.all(
    asked.map(async ({ index, words, languages }) => {
      const any = languages.filter((name) => !chosen.language || name === chosen.language);
      // An empty list of languages would be no filter at all.
      if (any.length === 0) return [];
      const filters = { ...chosen, language: { any } };
      const search = async (one: string, more: Filters = {}) =>
        (await index.search(one, { ...filters, ...more }, sort)).results;
      const all = phrases.map((phrase) => candidates(phrase, index.languages, search));
      if (words) all.push(search(words));
      return inAll(await Promise.all(all));
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

/**
 * Returns the records that may hold a phrase: with its words in a row, or all of them where something else stands between
 * them, where scripts put no spaces, and where words are indexed folded, apart from the text.
 */
async function candidates(
  phrase: string,
  languages: readonly string[],
  search: (words: string, more?: Filters) => Promise<Result[]>,
): Promise<Result[]> {
  const words = phrase.split(' ').map(withoutEdges);
  const known = words
    .filter((word) => word !== '')
    .map((word) => folded(word, languages)[0])
    .join(' ');
  if (known === '') return [];
  if (words.includes('') || unspaced.test(phrase)) return search(known);
  const [inRow, apart] = await Promise.all([
    search(`"${known}"`),
    search(known, { folded: 'yes' }),
  ]);
  const ids = new Set(inRow.map(({ id }) => id));
  return [...inRow, ...apart.filter(({ id }) => !ids.has(id))];
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
