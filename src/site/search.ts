import { readFileSync } from 'node:fs';
import { sha256 } from '../io/read.ts';
import { keepFolders } from '../io/kept-folders.ts';
import { indexRecords } from './indexer.ts';
import { editorsAnchor, type SearchRecord } from './records/document.ts';
import { recordsOf } from './records.ts';
import type { Site } from './site.ts';

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
  /** Whether its words are stemmed. */
  stemmed: boolean;
}

/** What the browser reads first, as `bundles.json`: the languages of each bundle, in the order of their folders. */
export type Bundles = Record<string, IndexedLanguage>[];

/** The files of a search index, by their paths in its folder: each its content, or the file on disk that it is in. */
export type IndexFiles = Map<
  string,
  { file: string; content?: never } | { file?: never; content: string }
>;

/** Returns the files of the search index of a site; what is indexed is kept in a folder. */
export function searchFiles(site: Site, folder: string): Promise<IndexFiles> {
  return filesOfIndex(recordsOf(site), folder);
}

/** Returns the files of an index of records. The first bundle is the folder itself, the others are in it by their numbers. */
export async function filesOfIndex(
  records: readonly SearchRecord[],
  folder: string,
  limit = addressesPerBundle,
): Promise<IndexFiles> {
  const bundles = bundlesOf(records, limit);
  const keep = keepFolders(folder);
  const files: IndexFiles = new Map();
  const list: Bundles = [];
  for (const [n, bundle] of bundles.entries()) {
    const key = sha256(JSON.stringify(bundle));
    const made = await keep.folder(key, (empty) => indexRecords(bundle, empty));
    for (const [path, file] of made) files.set(n === 0 ? path : `${n}/${path}`, { file });
    list.push(languagesIn(bundle, stemmedIn(made)));
  }
  keep.sweep();
  return files.set('bundles.json', { content: JSON.stringify(list) });
}

function bundlesOf(records: readonly SearchRecord[], limit: number): SearchRecord[][] {
  const addresses = new Set(records.map(addressOf));
  const count = Math.max(1, Math.ceil(addresses.size / limit));
  const bundles = Array.from({ length: count }, (): SearchRecord[] => []);
  for (const record of records)
    bundles[Number.parseInt(sha256(addressOf(record)).slice(0, 8), 16) % count]?.push(record);
  // One that is empty, of very few records, has no index.
  return bundles.filter((bundle) => bundle.length > 0);
}

/** Both records of a source are in one bundle. */
function addressOf({ url }: SearchRecord): string {
  return url.endsWith(editorsAnchor) ? url.slice(0, -editorsAnchor.length) : url;
}

/** Returns the languages of a bundle for which the indexer has a stemmer. */
function stemmedIn(files: ReadonlyMap<string, string>): Set<string> {
  const entry = readFileSync(files.get('pagefind-entry.json') ?? '', 'utf8');
  const { languages } = JSON.parse(entry) as { languages: Record<string, { wasm: string | null }> };
  return new Set(Object.keys(languages).filter((name) => languages[name]?.wasm));
}

function languagesIn(
  records: readonly SearchRecord[],
  stemmed: ReadonlySet<string>,
): Bundles[number] {
  const languages: Bundles[number] = {};
  for (const { indexed, language } of records) {
    const own = (languages[indexed] ??= { tags: [], records: 0, stemmed: stemmed.has(indexed) });
    own.records++;
    if (!own.tags.includes(language)) own.tags.push(language);
  }
  return languages;
}
