import mdx from '@astrojs/mdx';
import type { AstroUserConfig } from 'astro';
import { join } from 'node:path';
import { cacheFolder } from '../io/cache.ts';
import { packageFolders, toolFolder } from '../io/root.ts';
import { margent, type SiteOptions } from './integration.ts';
import { markdown } from './markdown.ts';

/** A file of a few lines each would weigh as much again, and has to be asked for. */
const shared = {
  groups: [{ name: 'shared', test: /\/src\/(?:core\/text\/(?:address|memo)|browser\/remember)\./ }],
};

/** Returns how Astro is to be configured for the site of an edition. */
export function astroConfig(options: SiteOptions): AstroUserConfig {
  const { dir, base } = options;
  return {
    root: toolFolder,
    base,
    cacheDir: `${cacheFolder(dir)}/astro/`,
    trailingSlash: 'ignore',
    build: { format: 'directory', inlineStylesheets: 'never' },
    // Astro's default glues the words of neighbouring elements together.
    compressHTML: false,
    markdown: { processor: markdown(), syntaxHighlight: false },
    integrations: [mdx(), margent(options)],
    devToolbar: { enabled: false },
    vite: {
      cacheDir: join(packageFolders[0], '.vite'),
      server: {
        // Pages of other servers on this machine have no business with what is not published yet.
        cors: false,
        // Of the folder of the tool, which may hold an edition: what the pages are made of. What links of an edition
        // lead to is not for whoever asks.
        fs: {
          allow: [join(toolFolder, 'src'), join(toolFolder, 'public'), ...packageFolders],
        },
      },
      build: { assetsInlineLimit: 0 },
      environments: {
        client: { build: { rolldownOptions: { output: { codeSplitting: shared } } } },
      },
    },
  };
}
