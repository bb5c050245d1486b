import type { Check } from './check.ts';

/** No page shows a seed. */
export const seedWithoutPage: Check = {
  code: 'seed-without-page',
  severity: 'warning',
  find: ({ seeds, sources }) => {
    const shown = new Set(sources.map(({ page }) => page.data?.seed));
    return [...seeds.values()].flatMap((seed) => {
      if (shown.has(seed.name)) return [];
      return {
        code: 'seed-without-page',
        message: `Unexpected seed “${seed.name}” without a page, expected one in content/sources`,
        place: { file: seed.path },
        hint: `write one with: npm run new -- ${seed.path}`,
      };
    });
  },
};
