import type { Answer } from './answer.ts';
import { askVerbatim } from './verbatim.ts';
import { latest } from './merge.ts';
import { addCounts, type Counts, type Filters, type Index } from './pagefind.ts';
import { parseQuery } from './query.ts';
import { type Chosen, type FacetName, kinds, type Sort, type State } from './state.ts';
import { type Asked, understand } from './understand.ts';

/** Searches all indexes at once. Each word must be found in some form, and each phrase as it is written. */
export async function ask(indexes: readonly Index[], state: State): Promise<Answer> {
  const { isCut, ...query } = parseQuery(state.query);
  if (query.phrases.length > 0) return { ...(await askVerbatim(indexes, query, state)), isCut };
  const { asked, ...known } = await understand(indexes, query.words);
  const { missing } = known;
  if (query.words.length > 0 && missing.length === query.words.length)
    return { total: 0, counts: {}, ...known, partial: false, isCut, take: async () => [] };
  const able = asked.filter(({ languages }) => languages.length > 0);
  const found = await Promise.all(able.map((one) => searchIn(one, state.chosen)));
  const results = found.flatMap((one) => one.results).sort((a, b) => b.score - a.score);
  const first = async (count: number) =>
    Promise.all(results.slice(0, count).map((result) => result.data()));
  return {
    total: results.length,
    counts: await countsOf(able, state.chosen, addCounts(found.map(({ filters }) => filters))),
    ...known,
    partial: false,
    isCut,
    take: state.sort === 'relevance' ? first : await byDate(able, state),
  };
}

async function searchIn({ index, words, languages }: Asked, chosen: Chosen, sort?: Sort) {
  const any = languages.filter((name) => !chosen.language || name === chosen.language);
  // An empty list of languages would be no filter at all.
  if (any.length === 0) return { results: [], filters: {} };
  // Kinds are asked for by name, so that they are counted where no facet is loaded.
  const filters: Filters = { kind: { any: [...kinds] }, ...chosen, language: { any } };
  return index.search(words, filters, sort);
}

/** A facet in which something is chosen counts its values as if nothing were. */
async function countsOf(asked: Asked[], chosen: Chosen, counts: Counts): Promise<Counts> {
  const names = Object.keys(chosen) as FacetName[];
  const others = await Promise.all(
    names.map(async (name) => {
      const { [name]: _, ...rest } = chosen;
      const found = await Promise.all(asked.map((one) => searchIn(one, rest)));
      return [name, addCounts(found.map(({ filters }) => filters))[name] ?? {}] as const;
    }),
  );
  return { ...counts, ...Object.fromEntries(others) };
}

/** The order of results is right within a language only, so each is asked for its own, and they are merged. */
async function byDate(asked: Asked[], { chosen, sort }: State): Promise<Answer['take']> {
  const each = asked.flatMap((one) => one.languages.map((name) => ({ ...one, languages: [name] })));
  const found = await Promise.all(each.map((one) => searchIn(one, chosen, sort)));
  return latest(
    found.map(({ results }) => results),
    sort,
  );
}
