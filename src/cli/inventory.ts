import { type Entry, parseEntry } from '../core/edition/entry.ts';
import type { TextFile } from '../core/page/file.ts';
import { readFrontmatter } from '../core/page/frontmatter.ts';
import { sourceSchema } from '../core/page/schema.ts';
import { idOf, sortFiles } from '../core/edition/sort.ts';
import { translationAt } from '../core/edition/translation-path.ts';
import { readEditionFiles } from '../io/read.ts';

/** What of an edition bears on a new source: no page is parsed for it. */
export interface Inventory {
  /** The hash of each seed by its name. */
  seeds: Map<string, string>;
  /** The page of each seed, by the name of the seed. */
  pages: Map<string, TextFile>;
  /** The page of each file that a seed was made from, by the hash of that file. */
  originals: Map<string, TextFile>;
  /** The names of the images in facsimiles/. */
  images: string[];
  /** Reads the glossary, by id. */
  glossary: () => Map<string, Entry>;
}

/** Reads what seeds and pages the edition in `dir` has. */
export function readInventory(dir: string): Inventory {
  const { seeds, texts, facsimiles } = sortFiles(readEditionFiles(dir));
  const own = [...texts.values()].filter(({ path }) => translationAt(path) === undefined);
  const pages = own.filter(({ path }) => path.startsWith('content/sources/'));
  const read = pages.flatMap((page) => {
    const { data } = readFrontmatter(page, sourceSchema, { title: 'Untitled' });
    return data ? [{ data, page }] : [];
  });
  return {
    seeds: new Map(seeds.map(({ name, sha256 }) => [name, sha256])),
    pages: new Map(read.map(({ data, page }) => [data.seed, page])),
    originals: new Map(
      read.flatMap(({ data: { converted }, page }) =>
        converted ? [[converted.sha256, page] as const] : [],
      ),
    ),
    images: [...facsimiles.keys()],
    glossary: () =>
      new Map(
        own
          .filter(({ path }) => path.startsWith('content/glossary/'))
          .map((file) => [idOf(file), parseEntry(idOf(file), file)]),
      ),
  };
}
