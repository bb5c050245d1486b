import type { Rule } from '../rule.ts';

/** The bytes of a seed are not those that SHA256SUMS lists. */
export const seedChanged: Rule = {
  code: 'seed-changed',
  find: ({ seeds }) =>
    [...seeds.values()].flatMap((seed) => {
      if (!seed.sum || seed.sum.sha256 === seed.sha256) return [];
      return {
        code: 'seed-changed',
        message: `Unexpected contents of “${seed.name}” (SHA-256 ${seed.sha256}), expected those that SHA256SUMS lists`,
        place: { file: seed.path },
        hint: 'put the file back as it was received: seeds are never edited',
        related: [{ ...seed.sum.place, message: 'its hash is listed here' }],
      };
    }),
};
