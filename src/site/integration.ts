import type { AstroIntegration, ViteUserConfig } from 'astro';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, root, takeEdition } from '../io/edition.ts';
import { versionOf } from '../io/cache.ts';
import { startStep } from '../io/timings.ts';
import { serveDesk } from './desk/serve.ts';
import { watchEdition } from './dev.ts';
import { filesOf } from './files.ts';
import { createSite } from './load.ts';
import { prove } from './proof.ts';
import { writeSearch } from './search.ts';
import { provideSite, site } from './site.ts';

/**
 * Puts an edition into Astro: reads it before the pages are drawn, and when they are written proves them and
 * indexes them. A fault of the edition, or a page that does not say what its seed says, fails the build.
 */
export function margent(dir: string, url?: string): AstroIntegration {
  let base = '/';
  let everything = false;
  let endStep = () => {};
  const nextStep = (step: string) => {
    endStep();
    endStep = startStep(step);
  };
  const provide = () => {
    const { edition, problems } = takeEdition(dir);
    const about = url === undefined ? edition.about : { ...edition.about, url };
    provideSite(createSite({ ...edition, about }, base, problems, { everything }));
  };
  return {
    name: 'margent',
    hooks: {
      'astro:config:setup': ({ command, injectScript, updateConfig }) => {
        // The built site has no trace of the desk.
        everything = command === 'dev';
        if (everything) injectScript('page', "import '/src/browser/desk/desk.ts';");
        const steps: NonNullable<ViteUserConfig['plugins']>[number] = {
          name: 'margent:steps',
          writeBundle() {
            // Pages are drawn as soon as the scripts for the browser, the last, are bundled.
            if (this.environment.name === 'client') nextStep('pages');
          },
        };
        updateConfig({ vite: { plugins: [steps] } });
      },
      'astro:config:done': ({ config }) => {
        base = config.base;
        provide();
      },
      'astro:server:setup': ({ server }) => {
        serveDesk(server, dir, base);
        watchEdition(server, dir, base, provide);
      },
      'astro:build:start': () => {
        if (site().problems.some((problem) => problem.severity === 'error')) {
          throw new Error(`the edition has faults\n${site().report}`);
        }
        nextStep('bundle');
      },
      'astro:build:done': async ({ dir: out }) => {
        const folder = fileURLToPath(out);
        mkdirSync(join(folder, 'seeds'), { recursive: true });
        for (const [path, content] of filesOf(site())) {
          writeFileSync(join(folder, path), content());
        }
        nextStep('proof');
        const version = versionOf([join(root, 'src/io'), join(root, 'src/core/text')]);
        const sources = site().edition.sources.filter(({ page }) => !page.data?.draft);
        const faults = prove(folder, sources, join(cacheFolder(dir), 'proofs.jsonl'), version);
        if (faults.length > 0)
          throw new Error(`the built pages are not faithful\n${faults.join('\n')}`);
        nextStep('search');
        await writeSearch(site(), join(folder, 'pagefind'));
        endStep();
      },
    },
  };
}
