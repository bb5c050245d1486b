import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type CrateFile, crateMetadata, roCrate } from '../core/export/ro-crate.ts';
import type { Hashes } from '../io/hash-file.ts';
import { createReader } from '../io/reader.ts';
import { writeZip } from '../io/zip.ts';
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

/**
 * Writes all the data of an edition to `path` as one package, from the site in `folder`, whose files have these `hashes`: an RO-Crate
 * in a ZIP archive.
 */
export function writeCrate(site: Site, folder: string, path: string, hashes: Hashes): void {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((one) => one.replaceAll('\\', '/'))
    .filter((one) => isData.some((rule) => rule.test(one)))
    .sort();
  writeZip(path, entriesOf(site, { folder, paths, hashes }));
}

/** Each file, and behind them what describes them: none is held longer than it takes to write it. */
function* entriesOf(
  site: Site,
  { folder, paths, hashes }: { folder: string; paths: string[]; hashes: Hashes },
) {
  const rows: CrateFile[] = [];
  const read = createReader();
  for (const path of paths) {
    const content = read(join(folder, path));
    rows.push({ path, size: content.length, sha256: hashes(path).sha256 });
    yield [path, content] as const;
  }
  yield [crateMetadata, roCrate(site, rows)] as const;
}
