import { cacheFolder } from '../io/cache.ts';
import { astroConfig } from './config.ts';
import type { SiteOptions } from './integration.ts';

/**
 * Writes the site of an edition into `folder`, an absolute path. Returns why it must not be published; undefined where it
 * may. Throws what Astro throws.
 */
export async function writeSite(
  folder: string,
  options: Omit<SiteOptions, 'refuse'>,
): Promise<string | undefined> {
  setMode('production');
  // Astro takes its colours as soon as it is loaded, and from here alone. What it tells of a fault is for build logs as
  // well, some of which say that they take colours.
  process.env['NO_COLOR'] = '1';
  delete process.env['FORCE_COLOR'];
  // The bundler’s allocator holds a hundred megabytes that the bundler has freed, and the pages are drawn beside them.
  process.env['MIMALLOC_PURGE_DELAY'] ??= '0';
  const { build } = await import('astro');
  const refusals: string[] = [];
  const refuse = (words: string) => refusals.push(words);
  const config = astroConfig({ ...options, refuse });
  const before = process.cwd();
  // Astro puts what it bundles under the working directory, or into `outDir` where the path of that begins with the same
  // characters, and runs it there (`getOutDirWithinCwd`): it has to be below our packages, and another for each edition.
  process.chdir(cacheFolder(options.dir));
  try {
    // All is said here: astro.config.mjs is for `astro check`, and would be joined to it.
    await build(
      { ...config, configFile: false, outDir: folder, logLevel: 'warn', mode: 'production' },
      withoutTypes,
    );
  } finally {
    process.chdir(before);
  }
  return refusals[0];
}

/** No collection has types, which are for who edits the tool, and would be written into its folder: `sync` is an option of AstroBuilder. */
const withoutTypes: { devOutput?: boolean; sync: boolean } = { sync: false };

/** Serves the site of an edition on loopback, and again whenever the edition changes; it goes on until the process ends. */
export async function serveSite(port: number, options: Omit<SiteOptions, 'refuse'>): Promise<void> {
  setMode('development');
  const { dev } = await import('astro');
  const config = astroConfig({ ...options, refuse: () => {} });
  await dev({ ...config, configFile: false, server: { port, host: 'localhost' } });
}

/**
 * Says to Astro what it asks the environment alone: which mode it is in, whatever was said there before, since pages that
 * are drawn for development lack their policy; and that nothing is to be sent or asked for.
 */
function setMode(mode: 'production' | 'development'): void {
  process.env['NODE_ENV'] = mode;
  // What a module asks of the bundler by these names, Astro would answer from here.
  for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SSR'])
    Reflect.deleteProperty(process.env, name);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
}
