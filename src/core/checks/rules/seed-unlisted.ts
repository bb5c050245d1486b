import type { Rule } from '../rule.ts';
import { unlisted } from '../unlisted.ts';

/** A seed has no line in SHA256SUMS. */
export const seedUnlisted: Rule = {
  code: 'seed-unlisted',
  find: (edition) =>
    unlisted(edition.seeds.values(), edition, {
      code: 'seed-unlisted',
      what: 'seed',
      sums: 'seeds/SHA256SUMS',
    }),
};
