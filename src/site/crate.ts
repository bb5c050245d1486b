import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CrateFile, crateMetadata, roCrate } from '../core/export/ro-crate.ts';
import { sha256 } from '../io/read.ts';
import { zip } from '../io/zip.ts';
import type { Site } from './site.ts';

/** The files of a site that are data. */
const isData =
  /^(?:seeds|beacon)\/|^sources\/[^/]+\/[^/]+\.(?:json|xml|txt)$|^references\/references\.|^letters\/cmif\.xml$|^(?:tei\.xml|(?:claims|edition|source)(?:\.schema)?\.json)$/;

/** Returns all the data of an edition as one package, from the site in `folder`: an RO-Crate in a ZIP archive. */
export function crateOf(site: Site, folder: string): Uint8Array {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => isData.test(path))
    .sort();
  const files = new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
  const rows = [...files].map(([path, content]): CrateFile => ({
    ...{ path, size: content.length, sha256: sha256(content) },
  }));
  return zip(
    new Map<string, string | Uint8Array>([[crateMetadata, roCrate(site, rows)], ...files]),
  );
}
