import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { tellLacking } from './indexer-scripts.ts';
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

/**
 * Indexes records, in a process that ends with it, and writes the index to `folder`. Throws where that process ends before: it is
 * killed where memory is short, and gives up where the disk is full.
 */
export async function indexRecords(
  records: readonly SearchRecord[],
  folder: string,
): Promise<void> {
  const maxFragments = Math.max(fewFiles, Math.ceil(records.length / recordsPerFile));
  const { creating, ended } = startIndexer({ keepIndexUrl: true, maxFragments });
  const write = async () => {
    const { index, errors } = await creating;
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
  };
  try {
    const written = write().catch((error: unknown) => {
      if (isGone(error)) return ended;
      throw error;
    });
    const how = await Promise.race([written, ended]);
    if (how !== undefined)
      throw new Error(
        `Unexpected end of the search indexer (${how}), expected an index in ${folder}: the disk may be full, or the memory`,
      );
  } finally {
    await close();
  }
  for (const name of readdirSync(folder))
    if (isUnused(name)) rmSync(join(folder, name), { recursive: true });
  tellLacking(folder);
}

/**
 * Starts the indexer. Returns also how its process `ended`, by a signal or a code and with what last words: the library answers
 * nothing that is asked of one that has, has no word for it, and lets it print where we do.
 */
function startIndexer(config: Parameters<typeof createIndex>[0]) {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const follow = (message: unknown) => {
    const { process } = message as { process: ChildProcess };
    let said = '';
    heard(process, (words) => (said = (said + words).slice(-lastWords)));
    process.once('close', (code, signal) => {
      // What the system says, without where in the indexer that was.
      const words = /message: "([^"]*)"/.exec(said)?.[1] ?? said.replace(/\s+/g, ' ').trim();
      resolve(`${signal ?? `code ${code ?? ''}`}${words === '' ? '' : `: ${words}`}`);
    });
  };
  subscribe('child_process', follow);
  try {
    return { creating: createIndex(config), ended };
  } finally {
    unsubscribe('child_process', follow);
  }
}

/** How many of its last words are told, in UTF-16 units. */
const lastWords = 400;

/** Hears what a process that is about to be started prints of its errors, in the place of the terminal. */
function heard(process: ChildProcess, told: (words: string) => void): void {
  const own = process as ChildProcess & Record<'spawn', (options: StdioOptions) => number>;
  const { spawn } = own;
  own.spawn = (options) => {
    const result = spawn.call(process, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    process.stderr?.setEncoding('utf8').on('data', told);
    // What is not said yet is no reason to wait.
    (process.stderr as Partial<Socket> | null)?.unref?.();
    return result;
  };
}

interface StdioOptions {
  stdio: string[];
}

/** Whether an error says that the process took no more questions: it has ended, or is about to. */
function isGone(error: unknown): boolean {
  return error instanceof Error && error.message === 'Pagefind backend closed';
}

/** Throws where the indexer refuses something, which is our own fault. */
function refuse(errors: readonly string[], where = ''): void {
  if (errors.length > 0) throw new Error(where + errors.join('\n'));
}

/** Whether the indexer writes something for interfaces that no page here loads. */
function isUnused(name: string): boolean {
  return /^playground$|^pagefind-(?!entry\.json$|worker\.js$)/.test(name);
}
