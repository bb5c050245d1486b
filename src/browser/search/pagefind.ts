import { searcherOf } from '../../core/text/tags.ts';
import { later } from '../later.ts';
import { openReach, type Reach } from '../offline/reach.ts';
import type { FacetName } from './state.ts';

/** How much each value of a facet has. */
export type Counts = Partial<Record<FacetName | 'year', Record<string, number>>>;

/** What Pagefind keeps of a record, as far as it is used here. */
export interface Fragment {
  url: string;
  content: string;
  /** The text with a mark between words where a language writes none. */
  raw_content?: string;
  filters: Partial<Record<FacetName, string[]>>;
  /** Where its blocks begin, in words. */
  anchors: { title?: string; location: number }[];
}

/** A record that was found; it is loaded when it is asked for. */
export interface Result {
  id: string;
  score: number;
  /** The words found, counted from 0. */
  words: number[];
  data: () => Promise<Fragment>;
}

/** What Pagefind finds. */
interface Found {
  results: Result[];
  filters: Counts;
  totalFilters: Counts;
  /** Of each bundle: what it says of its search beside how long that took, in src/site/indexer-scripts.ts. */
  timings: { lacking?: boolean }[];
}

/** A filter: a value, or any of several. What is no facet tells records of which words were folded, and of a year. */
export type Filters = Partial<Record<FacetName | 'folded' | 'year', string | { any: string[] }>>;

interface Instance {
  search: (words: string | null, options: { filters: Filters }) => Promise<Found>;
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
  /**
   * Loads the indexer's script as a module of its own for each instance, by its name: instances of one share one WebAssembly, with
   * the stemmer of whichever came first.
   */
  load: (searcher: string) => Promise<Module>;
  /** Whether it may be searched in a worker. */
  workers: boolean;
  /** Returns what tells which of its pages can be opened; nothing where all can. */
  reach?: () => Promise<Reach | undefined>;
}

/** Returns where the index of the site under `base` is. */
export function indexLocation(base: string): IndexLocation {
  const bundle = `${base}pagefind/`;
  const loading = new Map<string, () => Promise<Module>>();
  const load = (name: string) => {
    // The fragment of an address makes it another module, and is not sent to the server.
    const own = loading.get(name) ?? later<Module>(`${bundle}pagefind.js#${name}`);
    loading.set(name, own);
    return own();
  };
  return { bundle, base, load, workers: true, reach: openReach(base) };
}

/** What the build tells of its bundles: src/site/search.ts. */
type Bundles = Record<string, Omit<Part, 'folder' | 'language'>>[];

/** One language of one bundle. */
interface Part {
  folder: string;
  /** As the index names it. */
  language: string;
  tags: string[];
  records: number;
  /** How many values of filters its records have. */
  filters: number;
  stemmed: boolean;
}

/** What an index finds. */
interface Answered extends Omit<Found, 'timings'> {
  /** Whether something of the index could not be loaded that may have more. */
  isLacking?: boolean;
}

/** Texts of one or more languages that are searched alike. */
export interface Index {
  /** The languages of its texts, as their filter has them (BCP 47). */
  languages: string[];
  search: (words: string | null, filters: Filters) => Promise<Answered>;
  /** Returns all values of all facets, with how many records have each. */
  filters: () => Promise<Counts>;
  /** Whether values were lacking when they were last asked for: the indexer says nothing where it cannot load the file of a filter. */
  isLacking?: () => boolean;
  /** Where some pages cannot be opened, tells which can. */
  reach?: Reach | undefined;
  /** Is told of a record that cannot be loaded. */
  lacks?: () => void;
}

/** What there is to be searched. */
export interface Library {
  indexes: Index[];
  /** Whether no bundle is left out that was asked for, since it cannot be loaded. */
  whole: boolean;
  /** How many bundles there are. */
  bundles: number;
  /** Asks whether there is another index by now, in the place of this one. */
  isReplaced: () => Promise<boolean>;
}

/**
 * How records are ranked (https://pagefind.app/docs/ranking/). They are whole texts beside short entries, so that their
 * length says little. It is the same for all, whose scores are compared; and only where it is set does a part say so whose list
 * of words could not be loaded.
 */
const ranking = { pageLength: 0.1 };

/** How many records an index has before it is searched apart from the page, in a worker. */
const large = 500;

/**
 * Loads what searching needs of an index, of its first bundles or of all. Pagefind stems every question by one language, so each that has a stemmer
 * gets an instance of its own, and the others have one together, which stems nothing. Rejects where nothing can be loaded.
 */
export async function loadLibrary(shelf: IndexLocation, most = Infinity): Promise<Library> {
  const address = `${shelf.bundle}bundles.json`;
  const list = await (await fetch(address)).text();
  const bundles = JSON.parse(list) as Bundles;
  const isReplaced = async () => {
    const answer = await fetch(address, { cache: 'no-store' }).catch(() => undefined);
    return answer?.ok === true && (await answer.text()) !== list;
  };
  const parts = bundles.slice(0, most).flatMap((languages, n) =>
    Object.entries(languages).map(([language, about]): Part => {
      return { ...about, language, folder: n === 0 ? shelf.bundle : `${shelf.bundle}${n}/` };
    }),
  );
  const groups = Map.groupBy(parts, ({ language, stemmed }) => searcherOf(language, stemmed));
  const opened = await Promise.all([...groups].map(([name, group]) => open(shelf, name, group)));
  const indexes = opened.flatMap(({ index }) => index ?? []);
  if (parts.length > 0 && indexes.length === 0) throw new Error('no bundle can be loaded');
  const whole = opened.every((one) => one.whole);
  return { indexes, whole, bundles: bundles.length, isReplaced };
}

/**
 * Opens the index of some parts: the first, with the others joined to it. One that cannot be loaded makes every search of the
 * instance fail that it was to join, so they are opened anew without it.
 */
async function open(
  shelf: IndexLocation,
  name: string,
  parts: readonly Part[],
): Promise<{ index?: Index; whole: boolean }> {
  const [first, ...others] = parts;
  if (!first) return { whole: false };
  const without = async (faulty: readonly Part[]) => ({
    ...(await open(
      shelf,
      name,
      parts.filter((part) => !faulty.includes(part)),
    )),
    whole: false,
  });
  const { base, load, workers } = shelf;
  const module = await load(name);
  const noWorker = !workers || parts.reduce((sum, { records }) => sum + records, 0) < large;
  const options = { basePath: first.folder, baseUrl: base, noWorker, ranking };
  const instance = inLanguage(first.language, () => module.createInstance(options));
  try {
    // It is answered when the index is loaded.
    await instance.search('', { filters: {} });
  } catch {
    return without([first]);
  }
  const joined = await Promise.allSettled(
    others.map(({ folder, language }) => {
      // By its whole address, since one that looks like that of the first is passed over.
      const address = new URL(folder, location.href).href;
      return instance.mergeIndex(address, { language, baseUrl: base, ranking });
    }),
  );
  const faulty = others.filter((_, n) => joined[n]?.status === 'rejected');
  if (faulty.length > 0) return without(faulty);
  const expected = parts.reduce((sum, { filters }) => sum + filters, 0);
  let isLacking = false;
  const index: Index = {
    languages: [...new Set(parts.flatMap(({ tags }) => tags))],
    search: async (words, filters) => {
      const { timings, ...found } = await instance.search(words, { filters });
      return { ...found, isLacking: timings.some(({ lacking }) => lacking) };
    },
    filters: async () => {
      const counts = await instance.filters();
      const found = Object.values(counts).flatMap((values) => Object.values(values));
      isLacking = found.reduce((sum, count) => sum + count, 0) < expected;
      return counts;
    },
    isLacking: () => isLacking,
  };
  return { index, whole: true };
}

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

/** Returns the filter for some languages of an index; none where it is all of them, since it would have to be loaded. */
export function within(index: Index, languages: readonly string[]): Filters {
  return languages.length === index.languages.length ? {} : { language: { any: [...languages] } };
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
