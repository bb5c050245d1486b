import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { scanPath } from '../../core/render/tiles.ts';
import { type Hashes, hashesIn } from '../../io/hash-file.ts';
import { readRegularText, sha256 } from '../../io/read.ts';
import { linesIn } from '../../io/lines.ts';
import { share } from '../../io/share.ts';
import { partOf, parseShard, serializeShard, type Shard } from '../../io/shard.ts';
import { addressesOf } from '../records/sources.ts';
import { documentsOf } from '../records.ts';
import { resultsOf } from '../search-bulk.ts';
import { writeWhole } from '../../io/write-whole.ts';
import type { Sites } from '../site.ts';
import type { WrittenBundle } from '../write-search.ts';
import { nameOfModels, ShardsRefused } from './files.ts';
import type { SourceRecord } from './record.ts';

/*
 * A share that was drawn is a folder: what it is, `shard.json`; the records of its sources; its files of the site, in `site`;
 * and, where they are asked for, the results of the search for a server.
 */

const names = { about: 'shard.json', site: 'site', results: 'search-records.ndjson' };

/** How large `shard.json` may be, in bytes. */
const aboutLimit = 500_000_000;

/** What all shares of a site have to be drawn with: the digest of the models, and the addresses of the site. */
const drawnSchema = z.object({ models: z.string(), base: z.string(), url: z.string() });
export type Drawn = z.output<typeof drawnSchema>;

/** What a share says of itself; its files of the site by their paths, each with its SHA-256. The file ends with the digest of it. */
const aboutSchema = z.object({
  margent: z.literal('shard'),
  shard: z.string(),
  drawn: drawnSchema,
  bundles: z.array(
    z.object({
      number: z.number(),
      languages: z.record(
        z.string(),
        z.object({
          tags: z.array(z.string()),
          records: z.number(),
          filters: z.number(),
          stemmed: z.boolean(),
          hash: z.string(),
        }),
      ),
    }),
  ),
  files: z.array(z.tuple([z.string(), z.string()])),
});
type About = z.output<typeof aboutSchema>;

/** What of a site is its sources', beside their pages: what else is drawn belongs to no share. */
const ofSources = [/^(?:(?:seeds|originals)\/[^/]+|pagefind\/.+)$/, scanPath];

/** Returns whether a file of a site, with its pages in these folders, is of its sources. */
function isOfSources(path: string, folders: readonly string[]): boolean {
  const isPage = (folder: string) =>
    path.startsWith(`${folder}sources/`) && path.slice(folder.length).split('/').length === 3;
  return folders.some(isPage) || ofSources.some((rule) => rule.test(path));
}

/**
 * Makes the share of a site of what is in a folder: the site as far as it was drawn. `models` is the file of the records of
 * its sources; the pages of the site are in `folders`.
 */
export function keepShard(
  folder: string,
  {
    shard,
    drawn,
    models,
    folders,
  }: { shard: Shard; drawn: Drawn; models: string; folders: readonly string[] },
  bundles: readonly WrittenBundle[],
): void {
  const hashes = hashesIn(folder);
  const files = filesIn(folder).filter((path) => isOfSources(path, folders));
  const about: About = {
    margent: 'shard',
    shard: serializeShard(shard),
    drawn,
    bundles: [...bundles],
    files: files.map((path) => [path, hashes(path).sha256]),
  };
  for (const path of files) {
    const to = join(folder, names.site, path);
    mkdirSync(dirname(to), { recursive: true });
    renameSync(join(folder, path), to);
  }
  for (const name of readdirSync(folder))
    if (name !== names.site) rmSync(join(folder, name), { recursive: true });
  copyFileSync(models, join(folder, nameOfModels(shard)));
  writeFileSync(join(folder, names.about), sealedJson(about));
}

/** Writes what a server is told of the sources of a share, each in a line. */
export function keepResults(folder: string, sites: Sites): void {
  const [site] = sites;
  const drawn = addressesOf(sites, ({ drawn }) => drawn);
  const file = openSync(join(folder, names.results), 'w');
  try {
    for (const document of documentsOf(sites))
      if (drawn.has(document.address))
        writeWhole(file, `${JSON.stringify([document.address, resultsOf(document, site)])}\n`);
  } finally {
    closeSync(file);
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** A share that was drawn, as it is found. */
export interface FoundShard extends Omit<About, 'shard' | 'margent'> {
  folder: string;
  shard: Shard;
  /** The file of its records. */
  models: string;
}

/** Returns a value as JSON, with the digest of that as its last field: nothing else is taken for what a share says. */
export function sealedJson(value: object): string {
  return JSON.stringify({ ...value, sha256: sha256(JSON.stringify(value)) });
}

/** Returns what a folder says of the share that it is; undefined where it is none, or does not say what was written. */
export function readShard(folder: string): FoundShard | undefined {
  const text = readRegularText(join(folder, names.about), aboutLimit);
  if (text === undefined) return undefined;
  const about = parse(text);
  const shard = about && parseShard(about.shard);
  if (!shard) return undefined;
  const { drawn, bundles, files } = about;
  return { folder, shard, drawn, bundles, files, models: join(folder, nameOfModels(shard)) };
}

function parse(text: string): About | undefined {
  try {
    const { sha256: _, ...about } = JSON.parse(text) as Record<string, unknown>;
    return sealedJson(about) === text ? aboutSchema.safeParse(about).data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns the shares that are in folders: each is one, or has some. Throws a ShardsRefused where there is none in one of them.
 */
export function shardsIn(folders: readonly string[]): FoundShard[] {
  const faults: string[] = [];
  const found = folders.flatMap((folder) => {
    const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
    // Hidden is what a build that was interrupted has left beside its share.
    const isShown = (name: string) => !name.startsWith('.');
    const within = entries
      .flatMap((entry) => (entry.isDirectory() ? entry.name : []))
      .filter(isShown);
    const all = [folder, ...within.sort().map((name) => join(folder, name))];
    const places = all.filter((one) => existsSync(join(one, names.about)));
    const shards = places.flatMap((one) => {
      const shard = readShard(one);
      if (!shard)
        faults.push(
          `${join(one, names.about)}: Unexpected damage, expected the file as it was written: take the shard anew`,
        );
      return shard ?? [];
    });
    if (places.length === 0)
      faults.push(
        `Unexpected folder “${folder}” without a shard, expected what build --shard has written`,
      );
    return shards;
  });
  if (faults.length > 0) throw new ShardsRefused(faults);
  return found;
}

/** Throws a ShardsRefused where shares were drawn with other models, or for other addresses. */
export function refuseUnlike(shards: readonly FoundShard[], expected: Drawn): void {
  const faults = shards.flatMap(({ folder, drawn }) =>
    (['models', 'base', 'url'] as const)
      .filter((name) => drawn[name] !== expected[name])
      .map((name) =>
        name === 'models'
          ? `${folder}: Unexpected shard that was drawn with other models, expected those of all shards: draw it anew`
          : `${folder}: Unexpected shard that was drawn with --${name} “${drawn[name]}”, expected “${expected[name]}”`,
      ),
  );
  if (faults.length > 0) throw new ShardsRefused(faults);
}

/**
 * Throws a ShardsRefused where no share has the page of a source, or its seed as it was when its model was made, or not each bundle of
 * the search index is in one.
 */
export function refuseIncomplete(
  shards: readonly FoundShard[],
  sources: readonly Pick<SourceRecord, 'model'>[],
  folders: readonly string[],
): void {
  const listed = new Map(shards.flatMap(({ files }) => files));
  const faults = sources.flatMap(({ model: { page, seed } }) => [
    ...(folders.every((folder) => listed.has(`${folder}sources/${page.id}/index.html`))
      ? []
      : [`${page.file}: Unexpected lack of its page in the shards, expected it: take them anew`]),
    ...(listed.get(seed.path) === seed.sha256
      ? []
      : [
          `${seed.path}: Unexpected lack of it in the shards as it was read, expected it: take them anew`,
        ]),
  ]);
  const bundles = shards.flatMap((shard) => shard.bundles.map(({ number }) => number));
  if (bundles.sort((a, b) => a - b).some((number, index) => number !== index))
    faults.push(
      `Unexpected bundles ${bundles.join(', ')} of the search index in the shards, expected each from 0 once: take them anew`,
    );
  if (faults.length > 0) throw new ShardsRefused(faults.slice(0, 100));
}

/** Puts the files of shares into the site in a folder. Throws a ShardsRefused where one is not as it was written. */
export function joinShards(
  shards: readonly FoundShard[],
  folder: string,
  { hashes, folders }: { hashes: Hashes; folders: readonly string[] },
): WrittenBundle[] {
  const faults: string[] = [];
  for (const { folder: from, files } of shards)
    for (const [path, sha256] of files) {
      const [own, to] = [join(from, names.site, path), join(folder, path)];
      const isSound =
        isOfSources(path, folders) && !/(?:^|\/)\.\.?(?:\/|$)/.test(path) && existsSync(own);
      if (!isSound) {
        faults.push(`${from}: Unexpected lack of ${path}, expected it: take the shard anew`);
        continue;
      }
      if (!existsSync(to)) {
        mkdirSync(dirname(to), { recursive: true });
        share(own, to);
      }
      if (hashes(path).sha256 !== sha256)
        faults.push(
          `${from}: Unexpected contents of ${path}, expected those that were written: take the shard anew`,
        );
    }
  if (faults.length > 0) throw new ShardsRefused(faults.slice(0, 100));
  return shards.flatMap(({ bundles }) => bundles);
}

/** Returns what tells what the shares have of the source at an address for a server; sources are asked for in their order. */
export function resultsOfShards(shards: readonly FoundShard[]): (address: string) => string {
  const lines = new Map(
    shards.map(({ folder, shard }) => [shard.number, linesIn(join(folder, names.results))]),
  );
  return (address) => {
    // A page in a further language is in the share of that in the first.
    const first = address.slice(address.lastIndexOf('/sources/'));
    const next = lines.get(partOf(first, shards.length) + 1)?.next().value ?? '[]';
    const [own, results = ''] = readLine(next);
    if (own !== address)
      throw new ShardsRefused([
        `Unexpected lack of results of ${address}, expected them: build all shards with --search-records`,
      ]);
    return results;
  };
}

/** Returns what a line has; nothing of one that is cut off. */
function readLine(line: string): [address?: string, results?: string] {
  try {
    return JSON.parse(line) as [string, string];
  } catch {
    return [];
  }
}
