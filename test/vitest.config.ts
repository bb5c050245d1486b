import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { stalled } from './stalled.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What of `src/core` the tests reach, in percent. */
const covered = 100;

export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vitest',
  test: {
    reporters: ['default', stalled()],
    // Vitest would leave one processor to the machine, which is half of a small one; and browsers wait a lot.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['test/core/**/*.test.ts', 'test/browser/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.{property,bulk}.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // What is pure needs no process of its own for each file.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          // Random texts by the thousand, and long ones, apart from the examples: what only chance reaches is not covered, and to
          // count what is takes longer than the work itself.
          name: 'properties',
          include: ['test/core/**/*.{property,bulk}.test.ts'],
          testTimeout: 180_000,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts'],
          // Some build a site, and serve it.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['test/site/**/*.test.ts'],
          globalSetup: ['test/site/setup.ts'],
          // What a browser does in its own time is waited for, not timed.
          expect: { poll: { timeout: 60_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxConcurrency: 2,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/core/**/*.ts'],
      reporter: ['text'],
      thresholds: { lines: covered, branches: covered, functions: covered, statements: covered },
    },
  },
});
