import { resolve } from 'node:path';
import { runChecks } from '../core/checks/run.ts';
import { loadEdition, root } from '../io/edition.ts';
import { beside, repair, swap } from '../io/swap.ts';
import { hasErrors, report } from './check.ts';
import { editionFolder, readOptions, run, UsageError } from './options.ts';

const usage = `npm run build -- [--edition <folder>] [--out <folder>] [--base /path/] [--url https://…]

Checks the edition, builds the site, indexes it and proves the built pages. The site there stays as it was
when anything fails.`;

/** The options that a build has; `start` builds with the same. */
export const buildOptions = {
  out: { type: 'string' },
  base: { type: 'string' },
  url: { type: 'string' },
} as const;

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
  const edition = loadEdition(dir);
  const problems = runChecks(edition);
  if (problems.length > 0) process.stdout.write(`${report(problems, edition, 'pretty')}\n`);
  if (hasErrors(problems)) return 1;
  repair(place);
  const { build } = await import('astro');
  try {
    await build({ root, outDir: place.next, logLevel: 'warn', mode: 'production' });
  } catch (error) {
    repair(place);
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
  swap(place);
  console.log(
    `${edition.sources.length} sources, ${edition.glossary.size} entries, ${edition.references.size} references: ${place.out}`,
  );
  return 0;
}

/** Returns the folder that the site goes to: never one that holds the edition or the tool. */
export function outFolder(named: string | undefined, dir: string): string {
  const out = resolve(named ?? resolve(root, 'dist'));
  const holds = (folder: string) => folder === out || resolve(folder).startsWith(`${out}/`);
  if (
    holds(resolve(root)) ||
    holds(dir) ||
    holds(resolve(dir, 'content')) ||
    holds(resolve(dir, 'seeds'))
  ) {
    throw new UsageError(`Unexpected --out “${out}”, expected a folder that may be replaced`);
  }
  return out;
}

/** Hands base path and address to the configuration, which Astro reads by itself. */
export function setAddress({ base, url }: BuildValues): void {
  if (base !== undefined) {
    if (!/^\/(?:[\w.~-]+\/)*$/.test(base.endsWith('/') ? base : `${base}/`)) {
      throw new UsageError(`Unexpected --base “${base}”, expected a path such as /edition/`);
    }
    process.env['MARGENT_BASE'] = base.endsWith('/') ? base : `${base}/`;
  }
  if (url === undefined) return;
  if (!/^https?:\/\/[^\s/]+/.test(url))
    throw new UsageError(`Unexpected --url “${url}”, expected https://…`);
  process.env['MARGENT_URL'] = url;
}

if (import.meta.main) await run(usage, () => buildSite(readOptions(buildOptions).values));
