import { close, createIndex } from 'pagefind';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchRecord } from './records/document.ts';

/**
 * How many records share a file of what is shown of results: with a file for each, a large edition would have tens of
 * thousands, and with many in one, ten results would be a large download. Two are the text of a source and the words on it.
 */
const recordsPerFile = 2;
/** The most files of a small edition. */
const fewFiles = 50;

/** How many records are handed over before the first answer is waited for. */
const atOnce = 16;

/** Indexes records, in a process that ends with it, and writes the index to `folder`. */
export async function indexRecords(
  records: readonly SearchRecord[],
  folder: string,
): Promise<void> {
  const maxFragments = Math.max(fewFiles, Math.ceil(records.length / recordsPerFile));
  const { index, errors } = await createIndex({ keepIndexUrl: true, maxFragments });
  refuse(errors);
  if (!index) throw new Error('the indexer gave no index');
  for (let at = 0; at < records.length; at += atOnce) {
    await Promise.all(
      records.slice(at, at + atOnce).map(async ({ url, content }) => {
        const added = await index.addHTMLFile({ url, content });
        refuse(added.errors, `${url}: `);
      }),
    );
  }
  const written = await index.writeFiles({ outputPath: folder });
  refuse(written.errors);
  await close();
  for (const name of readdirSync(folder))
    if (isUnused(name)) rmSync(join(folder, name), { recursive: true });
}

/** Throws where the indexer refuses something, which is our own fault. */
function refuse(errors: readonly string[], where = ''): void {
  if (errors.length > 0) throw new Error(where + errors.join('\n'));
}

/** Whether the indexer writes something for interfaces that no page here loads. */
function isUnused(name: string): boolean {
  return /^playground$|^pagefind-(?!entry\.json$|worker\.js$)/.test(name);
}
