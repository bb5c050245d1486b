import type { Check } from './check.ts';

/** A seed has no line in SHA256SUMS. */
export const seedUnlisted: Check = {
  code: 'seed-unlisted',
  severity: 'error',
  find: ({ seeds }) =>
    [...seeds.values()].flatMap((seed) => {
      if (seed.sum) return [];
      return {
        code: 'seed-unlisted',
        message: `Unexpected seed “${seed.name}” without its hash, expected a line in seeds/SHA256SUMS`,
        place: { file: seed.path },
        hint: `add this line to seeds/SHA256SUMS: ${seed.sha256}  ${seed.name}`,
      };
    }),
};
