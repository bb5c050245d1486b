import { unspaced } from '../../core/text/scripts.ts';
import { addCounts, type Counts, type Filters, type Result, within } from './pagefind.ts';
import { placesIn, type FoundPlace, type Sought } from './places.ts';
import { resultBlocks } from './blocks.ts';
import { type Query, withoutEdges } from './query.ts';
import { folded } from './spelling.ts';
import type { Chosen } from './state.ts';
import type { Asked } from './understand.ts';

/** The records that may answer a question, the best first. */
export interface Candidates {
  records: CandidateRecord[];
  /** How many of them have each value of the facets that are loaded. */
  counts: Counts;
}

/** A record that may answer a question. */
export interface CandidateRecord {
  score: number;
  /** Loads it, and returns the places in it that do. */
  read: () => Promise<FoundPlace[]>;
}

/** Returns the records that have all the words, and may have all the phrases; `more` narrows them beside what is chosen. */
export async function candidatesFor(
  asked: readonly Asked[],
  query: Query,
  { language, ...chosen }: Chosen,
  more: Filters = {},
): Promise<Candidates> {
  const found = await Promise.all(
    asked.map(async (one) => {
      const languages = one.languages.filter((name) => !language || name === language);
      // An empty list of languages would be no filter at all.
      if (languages.length === 0) return { records: [], counts: {} };
      return candidatesIn(one, query, { ...chosen, ...more, ...within(one.index, languages) });
    }),
  );
  return {
    records: found.flatMap(({ records }) => records).sort((a, b) => b.score - a.score),
    counts: addCounts(found.map(({ counts }) => counts)),
  };
}

async function candidatesIn(
  { index, words }: Asked,
  { phrases }: Query,
  filters: Filters,
): Promise<Candidates> {
  const search = (one: string | null, more: Filters = {}) =>
    index.search(one, { ...filters, ...more });
  const all = words.length === 0 ? null : words.map(({ spelling }) => spelling).join(' ');
  const [{ results, filters: counts }, looked, lists] = await Promise.all([
    search(all),
    Promise.all(words.map(({ word, spelling }) => lookUp(word, spelling, search))),
    Promise.all(
      phrases.map((phrase) =>
        withPhrase(phrase, index.languages, async (one, more) => (await search(one, more)).results),
      ),
    ),
  ]);
  const first = all === null && lists.length > 0 ? lists : [results, ...lists];
  const kept = inAll(first).filter(({ id }) => looked.every(({ at }) => at.has(id)));
  const records = kept.map((result) => ({
    score: result.score,
    read: async () => {
      // Pagefind's worker forgets the record of a result that nobody holds any more.
      const record = await result.data().catch(() => index.lacks?.());
      if (!record) return [];
      const places = placesIn(resultBlocks(record), soughtIn(result.id, looked), phrases);
      const isReached = places.length === 0 || ((await index.reach?.(record.url)) ?? true);
      return isReached ? places : places.map((place) => ({ ...place, isBeyond: true }));
    },
  }));
  return { records, counts };
}

/** A word, and where it is. */
interface Looked {
  word: string;
  /** Where the index has it, or what it takes for it, by the id of the record. */
  at: Map<string, number[]>;
  /** The records that have it in some form. */
  own: Set<string>;
}

/**
 * Looks a word up by itself, which tells where it is. A bundle that has neither a word nor one that begins so takes for it
 * what it begins with; in quotes it does not.
 */
async function lookUp(
  word: string,
  spelling: string,
  search: (words: string) => Promise<{ results: Result[] }>,
): Promise<Looked> {
  const [any, own] = await Promise.all([search(spelling), search(`"${spelling}"`)]);
  return {
    word,
    at: new Map(any.results.map(({ id, words }) => [id, words])),
    own: new Set(own.results.map(({ id }) => id)),
  };
}

function soughtIn(id: string, looked: readonly Looked[]): Sought[] {
  return looked.map(({ word, at, own }) => {
    return { word, at: new Set(at.get(id)), isForm: own.has(id) };
  });
}

/**
 * Returns the records that may hold a phrase: with its words in a row, or all of them where something else stands between
 * them, where scripts put no spaces, and where words are indexed folded, apart from the text. Pagefind compares stems there,
 * too, and knows no punctuation: only the text tells.
 */
async function withPhrase(
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
