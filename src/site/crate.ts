import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CrateFile, crateMetadata, roCrate } from '../core/export/ro-crate.ts';
import type { Hashes } from '../io/hash-file.ts';
import { sha256 } from '../io/read.ts';
import { createReader } from '../io/reader.ts';
import { openDeflated, writeZip, type ZipFile } from '../io/zip.ts';
import type { Site } from './site.ts';

/** The files of a site that are data, with the images that these name; of the images of pages no pieces for zooming. */
const isData = [
  /^(?:seeds|originals|beacon)\//,
  /^(?:images\/[^/]+|facsimiles\/[^/]+)\/[^/]+\.(?:jpg|webp)$/,
  /^guides\/[^/]+\.(?:png|jpe?g|webp|gif)$/,
  /^sources\/[^/]+\/[^/]+\.(?:json|xml|txt)$/,
  /^(?:references\/references\..*|letters\/cmif\.xml|changes\.xml|llms\.txt|tei\.xml|margent\.jsonld)$/,
  /^(?:claims|edition|source)(?:\.schema)?\.json$/,
];

/** What a package is made from: the folder of the site, the hashes of its files, and the file in which what was compressed is kept. */
export interface CrateInput {
  folder: string;
  hashes: Hashes;
  cacheFile: string;
}

/** Writes all the data of an edition to `path` as one package, from the site that is in a folder: an RO-Crate in a ZIP archive. */
export function writeCrate(
  site: Site,
  path: string,
  { folder, hashes, cacheFile }: CrateInput,
): void {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((one) => one.replaceAll('\\', '/'))
    .filter((one) => isData.some((rule) => rule.test(one)))
    .sort();
  const known = openDeflated(cacheFile);
  writeZip(path, entriesOf(site, { folder, paths, hashes }), known);
  known.save();
}

/** Each file, and behind them what describes them: none is held longer than it takes to write it. */
function* entriesOf(
  site: Site,
  { folder, paths, hashes }: { folder: string; paths: string[]; hashes: Hashes },
): Generator<ZipFile> {
  const rows: CrateFile[] = [];
  const read = createReader();
  for (const path of paths) {
    const hash = hashes(path);
    rows.push({ path, size: hash.bytes, sha256: hash.sha256 });
    yield { name: path, sha256: hash.sha256, read: () => read(join(folder, path)) };
  }
  const described = Buffer.from(roCrate(site, rows));
  yield { name: crateMetadata, sha256: sha256(described), read: () => described };
}
