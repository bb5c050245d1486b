import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishedSource } from '../core/edition/published.ts';
import { setOf } from '../core/render/set-passages.ts';
import { type DiskCache, openCache } from '../io/cache.ts';
import { type Hashes, hashesIn } from '../io/hash-file.ts';
import { provePage } from '../io/verify/proof.ts';

/**
 * Proves that every page of `sources` under `out`, as it was written, says what its seed says, and that the raw
 * seed beside it is the one that was read. Returns what is wrong, with the file and the place. A page whose
 * bytes and seed are unchanged since they were proved by the same code is not parsed again.
 */
export function proveSite(
  out: string,
  sources: readonly PublishedSource[],
  cacheFile: string,
  { hashes = hashesIn(out), folders = [''] }: Whereabouts = {},
): string[] {
  const cache = openCache<true>(cacheFile, true);
  const written = { out, hashes, cache };
  const faults = sources.flatMap((source) =>
    folders.flatMap((folder) => proveSource(source, `${folder}sources/`, written)),
  );
  cache.save();
  return faults;
}

/** What is known of the files of a written site, and the folders in it that have the pages in each language. */
interface Whereabouts {
  hashes?: Hashes;
  folders?: readonly string[];
}

/** The written site, the hashes of its files, and what was proved before. */
interface Written {
  out: string;
  hashes: Hashes;
  cache: DiskCache<true>;
}

function proveSource(
  source: PublishedSource,
  folder: string,
  { out, hashes, cache }: Written,
): string[] {
  const { page, seed } = source;
  const path = `${folder}${page.id}/index.html`;
  for (const file of [path, `seeds/${seed.name}`]) {
    if (!existsSync(join(out, file))) return [`${file}: no such file, expected one`];
  }
  if (hashes(`seeds/${seed.name}`).sha256 !== seed.sha256)
    return [`seeds/${seed.name}: other bytes than the seed’s, expected the same`];
  const { encoding } = page.data;
  const key = `${seed.sha256} ${encoding} ${hashes(path).sha256}`;
  if (cache.get(key)) return [];
  const expected = { seed: seed.name, sha256: seed.sha256, encoding };
  const fault = provePage(readFileSync(join(out, path), 'utf8'), expected, setOf(source));
  if (fault !== undefined) return [`${path}: ${fault}`];
  cache.set(key, true);
  return [];
}
