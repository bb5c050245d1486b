import { close, createIndex, type IndexFile } from 'pagefind';
import { recordsOf } from './records.ts';
import type { Site } from './site.ts';

/**
 * Returns the files of the search index, for `dev` and `build` alike. Throws when the indexer refuses a record,
 * which is our own fault.
 */
export async function searchFiles(site: Site): Promise<IndexFile[]> {
  const { index, errors } = await createIndex({ keepIndexUrl: true });
  if (!index) throw new Error(errors.join('\n'));
  for (const record of recordsOf(site)) {
    const added = await index.addHTMLFile({ url: record.url, content: record.content });
    if (added.errors.length > 0) throw new Error(`${record.url}: ${added.errors.join('\n')}`);
  }
  const { files, errors: failures } = await index.getFiles();
  if (failures.length > 0) throw new Error(failures.join('\n'));
  await close();
  return files;
}
