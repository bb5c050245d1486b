import { indexLanguage } from '../../core/text/tags.ts';
import type { FacetName, Sort } from './state.ts';

/** How many results each value of a facet has. */
export type Counts = Partial<Record<FacetName, Record<string, number>>>;

/** What Pagefind keeps of a record, as far as it is used here. */
export interface Fragment {
  url: string;
  content: string;
  /** The text with a mark between words where a language writes none. */
  raw_content?: string;
  filters: Partial<Record<FacetName, string[]>>;
  anchors: { title?: string }[];
  /** The words found, counted from 0. */
  locations: number[];
}

/** A result whose record is loaded when it is asked for. */
export interface Result {
  id: string;
  score: number;
  data: () => Promise<Fragment>;
}

interface Found {
  results: Result[];
  filters: Counts;
  totalFilters: Counts;
  unfilteredResultCount: number;
}

/** A filter: a value, or any of several. `folded` is no facet: it tells records of which words were folded. */
export type Filters = Partial<Record<FacetName | 'folded', string | { any: string[] }>>;

interface Instance {
  search: (
    words: string | null,
    options: { filters: Filters; sort?: Record<string, 'asc' | 'desc'> },
  ) => Promise<Found>;
  filters: () => Promise<Counts>;
  mergeIndex: (path: string, options: object) => Promise<void>;
}

/** The indexer's own script, as the build wrote it: https://pagefind.app/docs/api/ */
export interface Module {
  createInstance: (options: object) => Instance;
}

/** Where an index is, and how it is opened. */
export interface IndexLocation {
  /** The address of its folder, with a slash at the end. */
  bundle: string;
  /** What the addresses of the site begin with. */
  base: string;
  /** The language of the edition. */
  language: string;
  /**
   * Loads the indexer's script as a module of its own for each language: instances of one share one WebAssembly, with
   * the stemmer of whichever came first.
   */
  load: (language: string) => Promise<Module>;
  /** Whether it may be searched in a worker. */
  workers: boolean;
}

/** Returns where the index of the site under `base` is. */
export function indexLocation(base: string, language: string): IndexLocation {
  const bundle = `${base}pagefind/`;
  // The fragment of an address makes it another module, and is not sent to the server.
  const load = (name: string) =>
    import(/* @vite-ignore */ `${bundle}pagefind.js#${name}`) as Promise<Module>;
  return { bundle, base, language, load, workers: true };
}

interface Entry {
  languages: Record<string, { wasm: string | null; page_count: number }>;
}

/** Texts of one or more languages that are searched alike. */
export interface Index {
  /** The languages of its texts, as their filter has them (BCP 47). */
  languages: string[];
  search: (words: string | null, filters: Filters, sort?: Sort) => Promise<Found>;
  /** Returns all values of all facets, with how many records have each. */
  filters: () => Promise<Counts>;
}

/** How many records an index has before it is searched apart from the page, in a worker. */
const large = 2000;

/**
 * Loads what searching needs of an index. Pagefind stems every question by one language, so each that has a stemmer
 * gets an instance of its own; the others join the first.
 */
export async function loadIndexes(shelf: IndexLocation): Promise<Index[]> {
  const entry = (await (await fetch(`${shelf.bundle}pagefind-entry.json`)).json()) as Entry;
  const languages = Object.keys(entry.languages);
  const primary =
    languages.find((language) => language === indexLanguage(shelf.language)) ?? languages[0];
  if (primary === undefined) return [];
  const stemmed = languages.filter((name) => name !== primary && entry.languages[name]?.wasm);
  const others = languages.filter((name) => name !== primary && !stemmed.includes(name));
  const own = stemmed.map((name) => open(shelf, entry, [name]));
  return Promise.all([open(shelf, entry, [primary, ...others]), ...own]);
}

/** Opens the index of a language, and joins to it those of others behind it that have no stemmer. */
async function open(
  { bundle, base, load, workers }: IndexLocation,
  { languages }: Entry,
  [language, ...others]: readonly [string, ...string[]],
): Promise<Index> {
  const module = await load(language);
  const noWorker = !workers || (languages[language]?.page_count ?? 0) < large;
  const instance = inLanguage(language, () => module.createInstance({ baseUrl: base, noWorker }));
  const address = new URL(bundle, location.href).href;
  await Promise.all(
    others.map((other) => instance.mergeIndex(address, { language: other, baseUrl: base })),
  );
  // A filter that lets nothing through is answered with all the values that there are.
  const { totalFilters } = await instance.search(null, { filters: { language: { any: [] } } });
  return {
    languages: Object.keys(totalFilters.language ?? {}),
    search: (words, filters, sort = 'relevance') =>
      instance.search(words, { filters, ...(sort !== 'relevance' && { sort: orders[sort] }) }),
    filters: () => instance.filters(),
  };
}

const orders = { oldest: { oldest: 'asc' }, newest: { newest: 'desc' } } as const;

/** An instance takes its language from the root element at the moment when it is made, and from nowhere else. */
function inLanguage<T>(language: string, make: () => T): T {
  const { documentElement } = document;
  const own = documentElement.lang;
  documentElement.lang = language;
  try {
    return make();
  } finally {
    documentElement.lang = own;
  }
}

/** Returns the sum of counts. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum: Counts = {};
  for (const counts of all) {
    for (const [name, values] of Object.entries(counts) as [FacetName, Record<string, number>][]) {
      const own = (sum[name] ??= {});
      for (const [value, count] of Object.entries(values)) own[value] = (own[value] ?? 0) + count;
    }
  }
  return sum;
}
