import mdx from '@astrojs/mdx';
import type { AstroUserConfig } from 'astro';
import { cacheFolder } from '../io/cache.ts';
import { root } from '../io/root.ts';
import { margent, type SiteOptions } from './integration.ts';
import { markdown } from './markdown.ts';

/** Returns how Astro is to be configured for the site of an edition. */
export function astroConfig(options: SiteOptions): AstroUserConfig {
  const { dir, base } = options;
  return {
    root,
    base,
    cacheDir: `${cacheFolder(dir)}/astro/`,
    trailingSlash: 'ignore',
    build: { format: 'directory', inlineStylesheets: 'never' },
    // Astro's default glues the words of neighbouring elements together.
    compressHTML: false,
    markdown: { processor: markdown(base), syntaxHighlight: false },
    integrations: [mdx(), margent(options)],
    devToolbar: { enabled: false },
    experimental: { incrementalBuild: true },
    vite: {
      // Pages of other servers on this machine have no business with what is not published yet.
      server: { cors: false },
      build: { assetsInlineLimit: 0 },
    },
  };
}
