import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type DiskCache, openCache } from '../io/cache.ts';
import { sha256 } from '../io/read.ts';
import { partOf } from '../io/shard.ts';
import { keepFolders } from '../io/kept-folders.ts';
import { indexRecords } from './indexer.ts';
import { recordOf, type SearchDocument, type SearchRecord } from './records/document.ts';
import { documentsOf } from './records.ts';
import type { Sites } from './site.ts';

/*
 * The search index is written in bundles, each by a process of its own: so its memory has a bound, and of a large edition
 * only the bundle is indexed anew in which something has changed. The browser puts them together. The addresses of records
 * say by a hash which bundle they are in, so that words are as frequent in one as in another, and scores can be compared.
 */

/** The most addresses of a bundle, about: each costs whoever searches a file of some 30 kB for each word. */
const addressesPerBundle = 2000;

/** A language of a bundle, by its name in the index. */
interface IndexedLanguage {
  /** The languages of the records (BCP 47). */
  tags: string[];
  records: number;
  /** How many values of filters they have, of each record by itself: by it is known that the file of a filter was lost. */
  filters: number;
  /** Whether its words are stemmed. */
  stemmed: boolean;
  /** The digest of what it has: by it is known that an index has taken the place of another. */
  hash: string;
}

/** What the browser reads first, as `bundles.json`: the languages of each bundle, in the order of their folders. */
export type Bundles = Record<string, IndexedLanguage>[];

/** The files of a search index, by their paths in its folder: each its content, or the file on disk that it is in. */
export type IndexFiles = Map<
  string,
  { file: string; content?: never } | { file?: never; content: string }
>;

/** Returns the files of the search index of a site; what is indexed is kept in a folder. */
export function searchFiles(all: Sites, folder: string): Promise<IndexFiles> {
  return filesOfIndex(documentsOf(all), folder);
}

/** Returns the files of an index of documents, of which what is indexed is kept in a folder. */
export async function filesOfIndex(
  documents: readonly SearchDocument[],
  folder: string,
  limit = addressesPerBundle,
): Promise<IndexFiles> {
  const made = await indexBundles(bundlesOf(documents, limit), folder);
  const files: IndexFiles = new Map(
    made.flatMap((bundle) => [...bundle.files].map(([path, file]) => [path, { file }] as const)),
  );
  return files.set('bundles.json', { content: bundleList(made) });
}

/** A part of the documents that is indexed by itself. */
export interface Bundle {
  /** Its place, as the hashes of addresses say it, and its place among those that have documents; from 0. */
  place: number;
  number: number;
  documents: SearchDocument[];
}

/** A bundle that was indexed. */
export interface IndexedBundle {
  number: number;
  /** Its files on disk, by their paths in the folder of the index: the first is the folder itself, the others are in it by their numbers. */
  files: Map<string, string>;
  languages: Bundles[number];
}

/**
 * Indexes bundles. Beside the folder that they are kept in, it is kept what the records of a document come to, so that those of
 * a bundle that is as it was are not made; and the records, so that in one that is not, those of other documents are not. While
 * the indexer works on one, the records of the next are made.
 */
export async function indexBundles(
  bundles: readonly Bundle[],
  folder: string,
): Promise<IndexedBundle[]> {
  const known = openCache<Digest>(`${folder}.jsonl`, { sha256: '', languages: [['', '', 0]] });
  const records = openRecords(`${folder}-records.jsonl`);
  const keep = keepFolders(folder);
  const index = async (number: number, digested: readonly Digested[]): Promise<IndexedBundle> => {
    const key = sha256(digested.map(({ digest }) => digest.sha256).join());
    const made = await keep.folder(key, (empty) =>
      indexRecords(
        digested.flatMap(({ made }) => made()),
        empty,
      ),
    );
    const languages = digested.flatMap(({ digest }) => digest.languages);
    return {
      number,
      files: new Map([...made].map(([path, file]) => [pathIn(number, path), file])),
      languages: languagesIn(languages, entriesIn(made)),
    };
  };
  const indexed: IndexedBundle[] = [];
  let before: Promise<IndexedBundle> | undefined;
  for (const { number, documents } of bundles) {
    const digested: Digested[] = [];
    for (const document of documents) {
      digested.push(digestOf(document, known, records));
      // The indexer, which works on the bundle before, asks for its next records.
      if (before) await setImmediate();
    }
    if (before) indexed.push(await before);
    before = index(number, digested);
    // It is told when it is waited for.
    before.catch(() => {});
  }
  if (before) indexed.push(await before);
  keep.sweep();
  known.save();
  records.keep(bundles.flatMap(({ documents }) => documents));
  return indexed;
}

/** The records of documents, as they are kept between builds. */
interface KeptRecords {
  /** Returns those of a document, which are made where they are not kept. */
  of: (document: SearchDocument) => SearchRecord[];
  /** Keeps those of these documents, and no others. */
  keep: (documents: readonly SearchDocument[]) => void;
}

/** Opens what is kept of records in `file`, which is read when they are first asked for. */
function openRecords(file: string): KeptRecords {
  let cache: DiskCache<SearchRecord[]> | undefined;
  const example = { url: '', language: '', indexed: '', content: '' };
  return {
    of({ key, described }) {
      cache ??= openCache<SearchRecord[]>(file, [example]);
      const known = key === undefined ? undefined : cache.get(key);
      if (known) return known;
      const made = described().map(recordOf);
      if (key !== undefined) cache.set(key, made);
      return made;
    },
    keep(documents) {
      for (const { key } of cache ? documents : []) if (key !== undefined) cache?.has(key);
      cache?.save();
    },
  };
}

function pathIn(number: number, path: string): string {
  return number === 0 ? path : `${number}/${path}`;
}

/** Returns what the browser reads first of the bundles, in their order. */
export function bundleList(bundles: readonly Pick<IndexedBundle, 'languages'>[]): string {
  return JSON.stringify(bundles.map(({ languages }) => languages));
}

/** Returns the bundles of documents, each with some. */
export function bundlesOf(
  documents: readonly SearchDocument[],
  limit = addressesPerBundle,
): Bundle[] {
  const count = bundleCount(documents.length, limit);
  const bundles = Map.groupBy(documents, ({ address }) => partOf(address, count));
  // One that is empty, of very few records, has no index.
  return [...bundles]
    .sort(([a], [b]) => a - b)
    .map(([place, own], number) => ({ place, number, documents: own }));
}

/** Returns in how many bundles so many documents are. */
export function bundleCount(documents: number, limit = addressesPerBundle): number {
  return Math.max(1, Math.ceil(documents / limit));
}

/** What the records of a document come to. */
interface Digest {
  /** Of the records, as JSON has them. */
  sha256: string;
  /** Of each record: its language (BCP 47), that as which the index has it, and how many values of filters it has. */
  languages: [language: string, indexed: string, filters: number][];
}

/** The digest of a document, and what returns its records. */
interface Digested {
  digest: Digest;
  made: () => SearchRecord[];
}

/** Returns the digest of a document, which is known where it has been made before. */
function digestOf(
  document: SearchDocument,
  known: DiskCache<Digest>,
  records: KeptRecords,
): Digested {
  const { key } = document;
  const before = key === undefined ? undefined : known.get(key);
  if (before) return { digest: before, made: () => records.of(document) };
  const made = records.of(document);
  const digest: Digest = {
    sha256: sha256(JSON.stringify(made)),
    languages: made.map((record) => [record.language, record.indexed, filtersIn(record)]),
  };
  if (key !== undefined) known.set(key, digest);
  return { digest, made: () => made };
}

/** Returns how many values of filters a record has, which stand in its head. */
function filtersIn({ content }: SearchRecord): number {
  return content.slice(0, content.indexOf('</head>')).split(' data-pagefind-filter="').length - 1;
}

/** What the index of a bundle says of its languages: its digest, and the stemmer, for those that have one. */
type Entries = Partial<Record<string, { hash: string; wasm: string | null }>>;

function entriesIn(files: ReadonlyMap<string, string>): Entries {
  const entry = readFileSync(files.get('pagefind-entry.json') ?? '', 'utf8');
  return (JSON.parse(entry) as { languages: Entries }).languages;
}

function languagesIn(records: Digest['languages'], entries: Entries): Bundles[number] {
  const languages: Bundles[number] = {};
  for (const [language, indexed, filters] of records) {
    const { hash = '', wasm } = entries[indexed] ?? {};
    const empty = { tags: [], records: 0, filters: 0, stemmed: !!wasm, hash };
    const own = (languages[indexed] ??= empty);
    own.records++;
    own.filters += filters;
    if (!own.tags.includes(language)) own.tags.push(language);
  }
  return languages;
}
