import { join } from 'node:path';
import { runChecks } from '../core/checks/run.ts';
import type { Edition } from '../core/edition/edition.ts';
import { readEdition } from '../core/edition/read.ts';
import type { CommandLine, EditionFiles, PageCache } from '../core/edition/files.ts';
import type { CachedPage } from '../core/edition/source.ts';
import { translationAt } from '../core/edition/translation-path.ts';
import { emptyPage } from '../core/page/parse.ts';
import type { Problem } from '../core/problem.ts';
import { cacheFolder, type DiskCache, openCache } from './cache.ts';
import { type Selection, sha256 } from './read.ts';
import { readSettled, type Unsettled } from './settled.ts';
import { startStep } from './timings.ts';
import type { FileChange } from './write.ts';

/** How an edition is read. */
export interface ReadOptions {
  /** How commands on it are typed, for what its faults tell to do; as scripts of its own where nothing is said. */
  command?: CommandLine;
  /** Is told how many of the pages are read so far. */
  onPage?: ((done: number, total: number) => void) | undefined;
  /** What is done where others write in it, or did. */
  unsettled?: Unsettled;
}

/** Reads the edition in `dir`, an absolute path, with the pages that are unchanged taken from the cache. */
export function loadEdition(
  dir: string,
  { onPage, unsettled, ...given }: ReadOptions = {},
): Edition {
  const end = startStep('parse');
  const cache = openPages(dir);
  const files = { ...readSettled(dir, unsettled), ...given };
  const edition = readEdition(files, onPage ? counting(cache, files, onPage) : cache);
  cache.save();
  end();
  return edition;
}

/** A part of an edition, with a digest of what all its parts have in common. */
export interface EditionPart {
  edition: Edition;
  /** Of the files that are of no source, and of the paths of all. */
  state: string;
}

/** Reads those files of the edition in `dir` that are selected. */
export function loadPart(
  dir: string,
  { unsettled, command }: ReadOptions,
  selection: Selection,
): EditionPart {
  const end = startStep('parse');
  const cache = openPages(dir);
  const files = { ...readSettled(dir, unsettled, selection), ...(command && { command }) };
  const edition = readEdition(files, cache);
  cache.save();
  end();
  return { edition, state: stateOf(files) };
}

function stateOf({ files, elsewhere = [] }: EditionFiles): string {
  const paths = [...files.map(({ path }) => path), ...elsewhere].sort();
  const shared = files.filter(({ path }) => !isOfSource(path));
  const hashes = shared.map((file) => ('sha256' in file ? file.sha256 : file.refused));
  return sha256(JSON.stringify([paths, hashes]));
}

/**
 * Whether a file is that of a source: its page, its text, or what that was made from. What is said of it in further languages is of the
 * edition as a whole, so that nothing of it can be forgotten.
 */
export function isOfSource(path: string): boolean {
  const isOf = /^(?:content\/sources|seeds|originals)\//.test(path);
  return isOf && path !== 'seeds/SHA256SUMS' && translationAt(path) === undefined;
}

/** Opens the cache of the parsed pages of the edition in `dir`. */
export function openPages(dir: string): DiskCache<CachedPage> {
  return openCache<CachedPage>(join(cacheFolder(dir), 'pages.jsonl'), {
    page: emptyPage('', ''),
    findings: [],
    seed: '',
  });
}

/**
 * Reads the edition in `dir` as it would be with these files in the place of those that it has; one without bytes is
 * gone.
 */
export function editionWith(
  dir: string,
  changes: readonly FileChange[],
  command: CommandLine,
): CheckedEdition {
  const cache = openPages(dir);
  const changed = new Map(changes.map((change) => [change.path, change]));
  const { files: before, styles } = readSettled(dir);
  const kept = before.filter(({ path }) => !changed.has(path));
  const fresh = changes.flatMap(({ path, bytes }) => {
    if (bytes === undefined) return [];
    const own = Buffer.from(bytes);
    return [{ path, bytes: own, sha256: sha256(own) }];
  });
  const files = [...kept, ...fresh].sort((a, b) => (a.path < b.path ? -1 : 1));
  const edition = readEdition({ files, command, styles }, cache);
  return { edition, problems: runChecks(edition) };
}

/** A page is asked for in the cache before it is read. */
function counting(
  cache: PageCache<CachedPage>,
  { files }: EditionFiles,
  onPage: NonNullable<ReadOptions['onPage']>,
): PageCache<CachedPage> {
  const total = files.filter(
    ({ path }) => path.startsWith('content/sources/') && isOfSource(path),
  ).length;
  let done = 0;
  return {
    get: (key) => {
      onPage(++done, total);
      return cache.get(key);
    },
    set: (key, value) => cache.set(key, value),
  };
}

/** An edition and its faults. */
export interface CheckedEdition {
  edition: Edition;
  problems: Problem[];
}

/** Reads and checks the edition in `dir`, an absolute path. */
export function checkEdition(dir: string, reading: ReadOptions = {}): CheckedEdition {
  const edition = loadEdition(dir, reading);
  const end = startStep('check');
  const problems = runChecks(edition);
  end();
  return { edition, problems };
}
