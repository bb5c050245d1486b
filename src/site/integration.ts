import type { AstroIntegration } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, loadEdition, root } from '../io/edition.ts';
import { versionOf } from '../io/cache.ts';
import { watchEdition } from './dev.ts';
import { createSite } from './load.ts';
import { prove } from './proof.ts';
import { searchFiles } from './search.ts';
import { provideSite, site } from './site.ts';

/**
 * Puts an edition into Astro: reads it before the pages are drawn, and when they are written proves them and
 * indexes them. A fault of the edition, or a page that does not say what its seed says, fails the build.
 */
export function margent(dir: string, url?: string): AstroIntegration {
  let base = '/';
  const provide = () => {
    const edition = loadEdition(dir);
    if (url !== undefined) edition.about = { ...edition.about, url };
    provideSite(createSite(edition, base));
  };
  return {
    name: 'margent',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
        provide();
      },
      'astro:server:setup': ({ server }) => watchEdition(server, dir, base, provide),
      'astro:build:start': () => {
        if (site().problems.some((problem) => problem.severity === 'error')) {
          throw new Error(`the edition has faults\n${site().report}`);
        }
      },
      'astro:build:done': async ({ dir: out, logger }) => {
        const folder = fileURLToPath(out);
        const started = performance.now();
        const shown = site().edition.sources.filter(({ page }) => !page.data?.draft);
        const version = versionOf([join(root, 'src/io'), join(root, 'src/core/text')]);
        const faults = prove(folder, shown, join(cacheFolder(dir), 'proofs.jsonl'), version);
        if (faults.length > 0)
          throw new Error(`the built pages are not faithful\n${faults.join('\n')}`);
        const proved = performance.now();
        logger.info(`proved ${shown.length} pages in ${Math.round(proved - started)} ms`);
        for (const { path, content } of await searchFiles(site())) {
          const file = join(folder, 'pagefind', path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, content);
        }
        logger.info(`indexed in ${Math.round(performance.now() - proved)} ms`);
      },
    },
  };
}
