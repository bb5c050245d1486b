import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { share } from '../io/share.ts';
import { documentsOf } from './records.ts';
import { bundleList, bundlesOf, indexBundles, type IndexedBundle } from './search.ts';
import type { Sites } from './site.ts';

/** A bundle whose files are in the site. */
export type WrittenBundle = Pick<IndexedBundle, 'number' | 'languages'>;

/**
 * Indexes what of a site is searched, as far as that is not `kept`, a folder, as it is: those bundles that `isIndexed` says, by
 * their places.
 */
export function indexSite(
  all: Sites,
  kept: string,
  isIndexed: (place: number) => boolean = () => true,
): Promise<IndexedBundle[]> {
  return indexBundles(
    bundlesOf(documentsOf(all)).filter(({ place }) => isIndexed(place)),
    kept,
  );
}

/** Puts indexed bundles into the folder of a site. */
export function writeSearch(indexed: readonly IndexedBundle[], folder: string): WrittenBundle[] {
  for (const { files } of indexed)
    for (const [path, file] of files) {
      const to = join(folder, 'pagefind', path);
      mkdirSync(dirname(to), { recursive: true });
      share(file, to);
    }
  return indexed.map(({ number, languages }) => ({ number, languages }));
}

/** Writes what the browser reads first of all bundles into a site, and returns their folders, as addresses have them. */
export function writeBundleList(folder: string, bundles: readonly WrittenBundle[]): string[] {
  const sorted = [...bundles].sort((a, b) => a.number - b.number);
  mkdirSync(join(folder, 'pagefind'), { recursive: true });
  writeFileSync(join(folder, 'pagefind/bundles.json'), bundleList(sorted));
  return sorted.map(({ number }) => (number === 0 ? 'pagefind/' : `pagefind/${number}/`));
}
