import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Manifest } from '../core/export/manifest.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { cacheFolder, sweepCache } from '../io/cache.ts';
import { missingIgnore } from '../io/ignored.ts';
import { fromTyped } from '../io/locate.ts';
import { siteLock, takeLock } from '../io/lock.ts';
import { takeRefusal } from '../io/refusal.ts';
import { root } from '../io/root.ts';
import { openSealed, sealFolder } from '../io/seal.ts';
import { type Beside, beside, buildFolder, repair, swap } from '../io/swap.ts';
import { startStep } from '../io/timings.ts';
import { editionFolder } from './edition.ts';
import { readOptions, run, UsageError } from './options.ts';
import { hasErrors, report } from './report.ts';
import { siteUrl } from '../core/page/fields.ts';

const usage = `npm run build -- [--edition <folder>] [--out <folder>] [--base /path/] [--url https://…]

Checks the edition, builds the site, indexes it and proves the built pages. The site there stays as it was
when anything fails.`;

/** The options that a build has; `start` builds with the same. */
export const buildOptions = {
  out: { type: 'string' },
  base: { type: 'string' },
  url: { type: 'string' },
} as const;

/** The same options as they were given. */
export interface BuildValues {
  edition?: string | undefined;
  out?: string | undefined;
  base?: string | undefined;
  url?: string | undefined;
}

/** Builds the site and returns the exit code: 1 when the edition has errors, or the built pages are not faithful. */
export async function buildSite(values: BuildValues): Promise<number> {
  const dir = editionFolder(values.edition);
  const place = beside(outFolder(values.out, dir));
  setAddress(values);
  const tell = (words: string) => console.error(escape(words));
  const locks = [await takeLock(siteLock(place.out), tell)];
  try {
    repair(place);
    locks.push(await takeLock(join(cacheFolder(dir), '.lock'), tell));
    sweepCache(dir);
    return await buildAt(place, dir);
  } finally {
    for (const lock of locks.reverse()) lock.release();
  }
}

/** Builds where nobody else does, with what is kept of the edition, which nobody else uses. */
async function buildAt(place: Beside, dir: string): Promise<number> {
  const { prepareEdition } = await import('../io/edition.ts');
  const checked = prepareEdition(dir);
  const { edition, problems } = checked;
  if (problems.length > 0) process.stdout.write(report(checked, dir));
  if (hasErrors(problems)) return 1;
  // Whatever the environment says: pages drawn for development lack their policy.
  process.env['NODE_ENV'] = 'production';
  // What Astro tells of a fault is for build logs as well, some of which say that they take colours.
  process.env['NO_COLOR'] = '1';
  delete process.env['FORCE_COLOR'];
  const { build } = await import('astro');
  // Astro puts what it bundles under the working directory, or into `out` where the path of that begins with the same
  // characters, and runs it there: it has to be below our packages, and another for each edition.
  process.chdir(cacheFolder(dir));
  const folder = buildFolder(place, join(cacheFolder(dir), 'site'));
  const drawn = join(cacheFolder(dir), 'astro');
  openSealed(drawn);
  const giveUp = (error: unknown) => {
    repair(place);
    rmSync(folder, { recursive: true, force: true });
    console.error(told(error));
    return 1;
  };
  try {
    await build({ root, outDir: folder, logLevel: 'warn', mode: 'production' });
    const refused = takeRefusal();
    if (refused !== undefined) return giveUp(refused);
    sealFolder(drawn);
    const end = startStep('swap');
    swap(place, folder);
    end();
  } catch (error) {
    return giveUp(error);
  }
  const { sources, glossary, references } = edition;
  const counts = [
    count(sources.length, 'source'),
    count(glossary.size, 'entry', 'entries'),
    count(references.size, 'reference'),
  ];
  console.log(`${counts.join(', ')}: ${place.out}`);
  const line = missingIgnore(place.out, dir);
  if (line !== undefined)
    console.log(`Git would take it into the edition: add ${line} to .gitignore`);
  return 0;
}

/** Returns what an error says, with nothing in it that a terminal or a build log would take for a command. */
function told(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const lines = words.replace(/\u001B\[[\d;]*m/g, '').split('\n');
  return lines.map((line) => escape(line).replace(/^\s*::/, '\\u{3A}:')).join('\n');
}

/**
 * Returns the folder that the site goes to: that which is named, else `dist` in the edition. A build replaces it whole, so it is one that holds a site or nothing,
 * and neither holds the edition and the tool nor lies where the edition is read.
 */
export function outFolder(named: string | undefined, dir: string): string {
  const out = named === undefined ? join(dir, 'dist') : fromTyped(named);
  const read = [resolve(dir, 'content'), resolve(dir, 'seeds')];
  const kept = [resolve(root), dir, ...read];
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
const unlisted = `404.html _headers changes.xml downloads help offline.json pagefind robots.txt sitemap.xml sw.js`;

/** Returns the first thing that would be lost with the folder: what no build has written there. */
function foreignIn(out: string): string | undefined {
  if (!statSync(out).isDirectory()) return 'a file';
  const known = new Set([...unlisted.split(' '), ...listedIn(join(out, 'offline.json'))]);
  return readdirSync(out).find((name) => !known.has(name));
}

/** Returns the topmost folders and files of a site that was built; none where there is no such list. */
function listedIn(list: string): string[] {
  if (!existsSync(list)) return [];
  try {
    const { files } = JSON.parse(readFileSync(list, 'utf8')) as Manifest;
    return files.map(([path]) => String(path).split('/', 1)[0] || 'index.html');
  } catch {
    return [];
  }
}

/** Hands base path and address to the configuration, which Astro reads by itself. */
export function setAddress({ base, url }: BuildValues): void {
  if (base !== undefined) {
    if (!/^\/(?:(?!\.\.?\/)[\w.~-]+\/)*$/.test(base.endsWith('/') ? base : `${base}/`)) {
      throw new UsageError(`Unexpected --base “${base}”, expected a path such as /edition/`);
    }
    process.env['MARGENT_BASE'] = base.endsWith('/') ? base : `${base}/`;
  }
  if (url === undefined) return;
  if (!siteUrl.safeParse(url).success)
    throw new UsageError(
      `Unexpected --url “${url}”, expected an address without “?”, “#” and “@”, such as https://example.org/letters/`,
    );
  process.env['MARGENT_URL'] = url;
}

if (import.meta.main) await run(usage, () => buildSite(readOptions(buildOptions).values));
