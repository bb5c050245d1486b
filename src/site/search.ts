import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import type { SearchRecord } from './records/document.ts';
import { recordsOf } from './records.ts';
import type { Site } from './site.ts';

/**
 * How many records share a file of what is shown of results: with a file for each, a large edition would have tens of
 * thousands, and with many in one, ten results would be a large download.
 */
const recordsPerFile = 8;
/** The most files of a small edition. */
const fewFiles = 50;

/** Returns the files of the search index of a site, for `dev`. */
export function searchFiles(site: Site): Promise<IndexFile[]> {
  return filesOfIndex(recordsOf(site));
}

/** Returns the files of an index of records. */
export async function filesOfIndex(records: readonly SearchRecord[]): Promise<IndexFile[]> {
  const index = await createSearch(records);
  const { files, errors } = await index.getFiles();
  refuse(errors);
  await close();
  return files;
}

/** Writes the same files to `folder`: the indexer does so itself, which spares a second copy of them all. */
export async function writeSearch(site: Site, folder: string): Promise<void> {
  const index = await createSearch(recordsOf(site));
  const { errors } = await index.writeFiles({ outputPath: folder });
  refuse(errors);
  await close();
}

async function createSearch(records: readonly SearchRecord[]): Promise<PagefindIndex> {
  const maxFragments = Math.max(fewFiles, Math.ceil(records.length / recordsPerFile));
  const { index, errors } = await createIndex({ keepIndexUrl: true, maxFragments });
  refuse(errors);
  if (!index) throw new Error('the indexer gave no index');
  for (const { url, content } of records) {
    const added = await index.addHTMLFile({ url, content });
    refuse(added.errors, `${url}: `);
  }
  return index;
}

/** Throws where the indexer refuses something, which is our own fault. */
function refuse(errors: readonly string[], where = ''): void {
  if (errors.length > 0) throw new Error(where + errors.join('\n'));
}

/** Whether the indexer writes the file at this path, under its folder, for interfaces that no page here loads. */
export function isUnusedIndex(path: string): boolean {
  return /^playground\/|^pagefind-(?!entry\.json$|worker\.js$)[^/]*$/.test(path);
}
