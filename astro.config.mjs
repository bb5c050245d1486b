import { defineConfig } from 'astro/config';
import { resolve } from 'node:path';
import { cacheFolder } from './src/io/cache.ts';
import { root } from './src/io/root.ts';
import { margent } from './src/site/integration.ts';

const edition = resolve(process.env.EDITION_DIR || root);
const base = process.env.MARGENT_BASE || '/';

export default defineConfig({
  root,
  base,
  cacheDir: `${cacheFolder(edition)}/astro/`,
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'never' },
  // Astro's default glues the words of neighbouring elements together.
  compressHTML: false,
  integrations: [margent(edition, process.env.MARGENT_URL || undefined)],
  devToolbar: { enabled: false },
  experimental: { incrementalBuild: true },
  vite: {
    // Pages of other servers on this machine have no business with what is not published yet.
    server: { cors: false },
    build: { assetsInlineLimit: 0 },
  },
});
