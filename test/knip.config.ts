import type { KnipConfig } from 'knip';

/* What Knip holds as used: a file, an export or a package that nothing asks for fails `npm test`. */
export default {
  entry: [
    // Commands are scripts of package.json, which is read; this one is called by the scripts of an edition.
    'src/cli/margent.js',
    // A test calls it, and the workflow that publishes the package.
    '.ci/package.ts',
    // What a reader's browser runs and no page imports: Astro injects it, or esbuild begins with it.
    'src/browser/desk/desk.ts',
    'src/browser/offline/worker.ts',
    'src/browser/one-file/{data,main}.ts',
    'src/browser/languages.ts',
    'src/browser/scans/{open,reader}.ts',
    // A thread of its own.
    'src/io/convert/worker.ts',
    // Each is a process of its own, which a test or the bench starts.
    'test/bench/{builds,grow}.ts',
    'test/cli/interrupt.ts',
  ],
  eslint: { config: 'test/eslint.config.ts' },
  vitest: { config: 'test/vitest.config.ts', entry: ['test/**/*.test.ts', 'test/site/setup.ts'] },
  // Pages of editions are data, whatever their ending.
  project: ['src/**/*.{ts,js,astro}', 'test/**/*.ts', '.ci/*.ts', '*.mjs'],
  // A type that an exported one is made of may have its name, for who reads the declarations.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // `astro check` is it.
  ignoreDependencies: ['@astrojs/check'],
  // Tests that need one of these say so where it is missing.
  ignoreBinaries: ['ssh-keygen', 'nginx', 'unshare', 'mkfifo'],
} satisfies KnipConfig;
