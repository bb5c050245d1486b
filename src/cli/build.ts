import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { isFileRow, isManifest } from '../core/export/manifest.ts';
import { isListOf } from '../core/export/saved.ts';
import { siteUrl } from '../core/page/fields.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { cacheFolder, sweepCache } from '../io/cache.ts';
import { missingIgnore } from '../io/ignored.ts';
import { fromTyped } from '../io/locate.ts';
import { siteLock, takeLock } from '../io/lock.ts';
import { readRegularText } from '../io/read.ts';
import { toolFolder } from '../io/root.ts';
import { openSealed, sealFolder } from '../io/seal.ts';
import {
  type Staging,
  stagingFor,
  stagingFolder,
  recoverStaging,
  replaceSite,
} from '../io/staging.ts';
import { startStep } from '../io/timings.ts';
import { defineCommand } from './command.ts';
import { editionToRead, type Readable } from './edition.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import { hasErrors, report } from './report.ts';

const usage = `npm run build -- [--edition <folder>] [--out <folder>] [--base /path/] [--url https://…]
    [--search-records]

Checks the edition, builds the site, indexes it and proves the built pages. The site there stays as it was
when anything fails. With --search-records all that can be found is written for OpenSearch and Elasticsearch, too.`;

/** The options that a build has; `start` builds with the same. */
export const buildOptions = {
  out: { type: 'string' },
  base: { type: 'string' },
  url: { type: 'string' },
  'search-records': { type: 'boolean' },
} as const;

/** The same options as they were given. */
export interface BuildValues {
  edition?: string | undefined;
  out?: string | undefined;
  base?: string | undefined;
  url?: string | undefined;
  'search-records'?: boolean | undefined;
}

/** `build`: writes the site of an edition. */
export const command = defineCommand({
  usage,
  options: buildOptions,
  run: ({ values }, io) => buildSite(planBuild(values, io), io),
});

/** A site that is to be built. */
export interface PlannedBuild extends Readable {
  /** The folder that it goes to, an absolute path. */
  out: string;
  /** The path that it is served under, with a slash at both ends. */
  base: string;
  /** Where it is published, in the place of what the edition says. */
  url: string | undefined;
  /** Whether what can be found is written for a server as well. */
  searchRecords: boolean;
}

/** Returns what is to be built where. Throws a UsageError where that cannot be done. */
export function planBuild(values: BuildValues, io: Io): PlannedBuild {
  const subject = editionToRead(values.edition, io);
  const named = values.out === undefined ? undefined : fromTyped(values.out, io);
  const out = outFolder(named, subject.dir);
  const searchRecords = values['search-records'] ?? false;
  return {
    ...subject,
    out,
    base: baseOf(values.base, io),
    url: urlOf(values.url, io),
    searchRecords,
  };
}

/** Builds a site and returns the exit code: 1 when the edition has errors, or the built pages are not faithful. */
export async function buildSite(planned: PlannedBuild, io: Io): Promise<number> {
  const { dir } = planned;
  const place = stagingFor(planned.out);
  const tell = (words: string) => print(io.stderr, escape(words));
  const locks = [await takeLock(siteLock(place.out), tell)];
  try {
    recoverStaging(place);
    locks.push(await takeLock(join(cacheFolder(dir), '.lock'), tell));
    sweepCache(dir);
    return await buildAt(place, planned, io);
  } finally {
    for (const lock of locks.reverse()) lock.release();
  }
}

/** Builds where nobody else does, with what is kept of the edition, which nobody else uses. */
async function buildAt(place: Staging, planned: PlannedBuild, io: Io): Promise<number> {
  const { dir, command, unsettled } = planned;
  const { checkEdition } = await import('../io/edition.ts');
  const checked = checkEdition(dir, { command, unsettled });
  if (checked.problems.length > 0) io.stdout.write(report({ dir, ...checked }, io));
  if (hasErrors(checked.problems)) return 1;
  const { writeSite } = await import('../site/astro.ts');
  const folder = stagingFolder(place, join(cacheFolder(dir), 'site'));
  const drawn = join(cacheFolder(dir), 'astro');
  const known = openSealed(drawn);
  try {
    const refused = await writeSite(folder, {
      ...planned,
      read: () => checked,
      warn: (words) => print(io.stderr, words),
    });
    if (refused !== undefined) throw new Error(refused);
    const end = startStep('swap');
    replaceSite(place, folder);
    // The system tells of a file that it has one path less.
    sealFolder(drawn, known);
    end();
  } catch (error) {
    recoverStaging(place);
    rmSync(folder, { recursive: true, force: true });
    print(io.stderr, describeFailure(error));
    return 1;
  }
  const { sources, glossary, references } = checked.edition;
  const counts = [
    count(sources.length, 'source'),
    count(glossary.size, 'entry', 'entries'),
    count(references.size, 'reference'),
  ];
  print(io.stdout, escape(`${counts.join(', ')}: ${place.out}`));
  const line = missingIgnore(place.out, dir);
  if (line !== undefined)
    print(io.stdout, escape(`Git would take it into the edition: add ${line} to .gitignore`));
  return 0;
}

/** Returns what an error says, with nothing in it that a terminal or a build log would take for a command. */
function describeFailure(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const lines = words.replace(/\u001B\[[\d;]*m/g, '').split('\n');
  return lines.map((line) => escape(line).replace(/^\s*::/, '\\u{3A}:')).join('\n');
}

/**
 * Returns the folder that the site goes to: that which is named, else `dist` in the edition. A build replaces it whole, so it is one that holds a site or nothing,
 * and neither holds the edition and the tool nor lies where the edition is read.
 */
function outFolder(named: string | undefined, dir: string): string {
  const out = named ?? join(dir, 'dist');
  const read = [resolve(dir, 'content'), resolve(dir, 'seeds')];
  const kept = [resolve(toolFolder), dir, ...read];
  if (kept.some((folder) => isIn(folder, out)) || read.some((folder) => isIn(out, folder))) {
    throw new UsageError(`Unexpected --out “${out}”, expected a folder apart from the edition`);
  }
  if (existsSync(out) && statSync(out).dev !== statSync(dirname(out)).dev) {
    throw new UsageError(
      `Unexpected --out “${out}”, a file system of its own, expected a folder in it: the site is put there by a rename`,
    );
  }
  const foreign = existsSync(out) ? foreignIn(out) : undefined;
  if (foreign === undefined) return out;
  throw new UsageError(
    `Unexpected --out “${out}” with something else in it (${foreign}), expected a new folder or a site that was built before`,
  );
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder.replace(/[\\/]$/, '')}${sep}`);
}

/** What a site has that its own list of files, which is for readers offline, does not hold. */
const unlisted = `404.html _headers changes.xml downloads help offline.json pagefind robots.txt search-mapping.json
  search-records.ndjson sitemap.xml sw.js`;

/** Returns the first thing that would be lost with the folder: what no build has written there. */
function foreignIn(out: string): string | undefined {
  if (!statSync(out).isDirectory()) return 'a file';
  const known = new Set([...unlisted.split(/\s+/), ...listedIn(out)]);
  return readdirSync(out).find((name) => !known.has(name) && !/^sitemap-\d+\.xml$/.test(name));
}

/** How large a list of a site's files may be, in bytes: before there were parts, that of a large site was one. */
const listLimit = 100_000_000;

/** Returns the topmost folders and files of a site that was built; none where there are no such lists. */
function listedIn(out: string): string[] {
  const list = readList(join(out, 'offline.json'));
  const lists = isManifest(list) ? list.parts.flatMap((part) => part.lists) : [];
  const rows = [
    // As it was before there were parts.
    (list as { files?: unknown } | undefined)?.files,
    ...lists.map(([path]) => readList(join(out, path))),
  ];
  return rows
    .flatMap((some) => (isListOf(some, isFileRow) ? some : []))
    .map(([path]) => path.split('/', 1)[0] || 'index.html');
}

function readList(path: string): unknown {
  const text = readRegularText(path, listLimit);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Returns the path that a site is served under, with a slash at both ends: `--base`, else MARGENT_BASE, else `/`. */
export function baseOf(named: string | undefined, { env }: Io): string {
  const given = named ?? (env['MARGENT_BASE'] || '/');
  const base = given.endsWith('/') ? given : `${given}/`;
  if (/^\/(?:(?!\.\.?\/)[\w.~-]+\/)*$/.test(base)) return base;
  const name = named === undefined ? 'MARGENT_BASE' : '--base';
  throw new UsageError(`Unexpected ${name} “${given}”, expected a path such as /edition/`);
}

/** Returns where a site is published: `--url`, else MARGENT_URL; undefined where neither says it. */
export function urlOf(named: string | undefined, { env }: Io): string | undefined {
  if (named === undefined) return env['MARGENT_URL'] || undefined;
  if (siteUrl.safeParse(named).success) return named;
  throw new UsageError(
    `Unexpected --url “${named}”, expected an address without “?”, “#” and “@”, such as https://example.org/letters/`,
  );
}
