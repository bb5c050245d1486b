import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { siteUrl } from '../core/page/fields.ts';
import { escape } from '../core/report/escape.ts';
import { count } from '../core/text/count.ts';
import { cacheFolder, sweepCache } from '../io/cache.ts';
import type { CheckedEdition } from '../io/edition.ts';
import { missingIgnore } from '../io/ignored.ts';
import { fromTyped } from '../io/locate.ts';
import { siteLock, takeLock } from '../io/lock.ts';
import { packageFolders } from '../io/root.ts';
import { openSealed, sealFolder } from '../io/seal.ts';
import {
  type Staging,
  stagingFor,
  stagingFolder,
  recoverStaging,
  replaceSite,
} from '../io/staging.ts';
import { startStep } from '../io/timings.ts';
import { ChangeRefused } from '../io/write.ts';
import { defineCommand } from './command.ts';
import { editionToRead, type Readable } from './edition.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import { outFolder } from './out-folder.ts';
import { hasErrors, report } from './report.ts';
import { prepareStep, refuseOther, shardOptions, type Step, stepOf } from './shards.ts';

const usage = `npm run build -- [--edition <folder>] [--out <folder>] [--base /path/] [--url https://…]
    [--search-records]
npm run build -- --model --shard 3/16 --out <folder>
npm run build -- --shard 3/16 --models <folder> --out <folder>
npm run build -- --merge <folder>… [--out <folder>]

Checks the edition, builds the site, indexes it and proves the built pages. The site there stays as it was
when anything fails. With --search-records all that can be found is written for OpenSearch and Elasticsearch, too.

An edition that is too large for one machine is built by several: each writes the models of its share of the sources
(--model), each draws its share with the models of all (--models), and one puts the shares together (--merge). --base,
--url and --search-records are to be the same in the last two.`;

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
  options: { ...buildOptions, ...shardOptions },
  positionals: true,
  run: async ({ values, positionals }, io) => {
    const step = stepOf(values, positionals, io);
    if (step === undefined) return buildSite(planBuild(values, io), io);
    if (step.step !== 'merge' && values.out === undefined)
      throw new UsageError('Unexpected --shard without --out, expected the folder to write it to');
    const planned = { ...planBuild(values, io, step), step };
    if (step.step === 'shard') await refuseOther(planned.out, step.shard);
    return buildSite(planned, io);
  },
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
  /** What of it is done, where it is built in shares. */
  step?: Step;
}

/** Returns what is to be built where. Throws a UsageError where that cannot be done. */
export function planBuild(values: BuildValues, io: Io, step?: Step): PlannedBuild {
  const subject = editionToRead(values.edition, io);
  const named = values.out === undefined ? undefined : fromTyped(values.out, io);
  const isSite = step === undefined || step.step === 'merge';
  const out = outFolder(named, subject.dir, isSite);
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
    locks.push(await takeLock(join(cacheFolder(dir), '.lock'), tell).catch(refuseUnwritable));
    sweepCache(dir);
    return await buildAt(place, planned, io);
  } finally {
    for (const lock of locks.reverse()) lock.release();
  }
}

/** Throws what there is to do where an error says that nothing may be kept among the packages of the tool; else the error. */
function refuseUnwritable(error: unknown): never {
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) throw error;
  const [packages] = packageFolders;
  throw new ChangeRefused(
    `Unexpected packages that this user may not write among (“${path}”, ${code}), expected that a build may keep there what the next need not make: make the folder “${join(packages, '.cache')}” if it is not there and give it to that user (chown -R), or install the packages as the user who builds`,
  );
}

/** Builds where nobody else does, with what is kept of the edition, which nobody else uses. */
async function buildAt(place: Staging, planned: PlannedBuild, io: Io): Promise<number> {
  const { dir, step } = planned;
  const checked = await readFor(planned);
  if ('refused' in checked) {
    for (const line of checked.refused) print(io.stderr, escape(line));
    return 1;
  }
  if (checked.problems.length > 0) io.stdout.write(report({ dir, ...checked }, io));
  if (hasErrors(checked.problems)) return 1;
  if (step?.step === 'model') {
    tellDone(checked.edition, planned, io);
    return 0;
  }
  const { writeSite } = await import('../site/astro.ts');
  const folder = stagingFolder(place, join(cacheFolder(dir), 'site'));
  const drawn = join(cacheFolder(dir), 'astro');
  const known = openSealed(drawn);
  try {
    const refused = await writeSite(folder, {
      ...planned,
      read: () => checked,
      known,
      sharing: checked.sharing,
      warn: (words) => print(io.stderr, words),
    });
    if (refused !== undefined) throw new Error(refused);
    const end = startStep('swap');
    await replaceSite(place, folder);
    // The system tells of a file that it has one path less.
    sealFolder(drawn, known);
    end();
  } catch (error) {
    recoverStaging(place);
    rmSync(folder, { recursive: true, force: true });
    print(io.stderr, describeFailure(error));
    return 1;
  }
  tellDone(checked.edition, planned, io);
  const line = missingIgnore(place.out, dir);
  if (line !== undefined)
    print(io.stdout, escape(`Git would take it into the edition: add ${line} to .gitignore`));
  return 0;
}

/** Reads and checks what of an edition is built. */
async function readFor({ step, ...planned }: PlannedBuild): ReturnType<typeof prepareStep> {
  if (step) return prepareStep(step, planned);
  const { checkChanged } = await import('../site/known/read.ts');
  const { dir, command, unsettled } = planned;
  return checkChanged(dir, { command, unsettled });
}

function tellDone(
  { about, sources, glossary, references }: CheckedEdition['edition'],
  { out, base, url = about.url, step }: PlannedBuild,
  io: Io,
): void {
  const counts = [
    count(sources.length, 'source'),
    count(glossary.size, 'entry', 'entries'),
    count(references.size, 'reference'),
  ];
  print(io.stdout, escape(`${counts.join(', ')}: ${out}`));
  if (url === undefined || (step && step.step !== 'merge')) return;
  const path = new URL(url).pathname.replace(/\/?$/, '/');
  if (path === base) return;
  const lie = isBase(path)
    ? `to lie there, it has to be built with --base ${path}`
    : 'none can be built to lie under a path of other signs than letters from A to Z, digits, “.”, “_”, “~” and “-”';
  print(io.stdout, escape(`It is built for the path ${base}, and its address is ${url}: ${lie}`));
}

/** Returns what an error says, with nothing in it that a terminal or a build log would take for a command. */
function describeFailure(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const lines = words.replace(/\u001B\[[\d;]*m/g, '').split('\n');
  return lines.map((line) => escape(line).replace(/^\s*::/, '\\u{3A}:')).join('\n');
}

/** Returns the path that a site is served under, with a slash at both ends: `--base`, else MARGENT_BASE, else `/`. */
export function baseOf(named: string | undefined, { env }: Io): string {
  const given = named ?? (env['MARGENT_BASE'] || '/');
  const base = given.endsWith('/') ? given : `${given}/`;
  if (isBase(base)) return base;
  const name = named === undefined ? 'MARGENT_BASE' : '--base';
  throw new UsageError(`Unexpected ${name} “${given}”, expected a path such as /edition/`);
}

function isBase(path: string): boolean {
  return /^\/(?:(?!\.\.?\/)[\w.~-]+\/)*$/.test(path);
}

/** Returns where a site is published: `--url`, else MARGENT_URL; undefined where neither says it. */
export function urlOf(named: string | undefined, { env }: Io): string | undefined {
  const given = named ?? (env['MARGENT_URL'] || undefined);
  if (given === undefined) return undefined;
  const { data } = siteUrl.safeParse(given);
  if (data !== undefined) return data;
  const what = named === undefined ? 'MARGENT_URL' : '--url';
  throw new UsageError(
    `Unexpected ${what} “${given}”, expected an address without “?”, “#”, “@” and a “%” of its own, such as https://example.org/letters/`,
  );
}
