import type { Finding } from '../problem.ts';
import type { Check } from './check.ts';

/** Two pages show one seed: a link to its text would have two answers. */
export const seedShared: Check = {
  code: 'seed-shared',
  severity: 'error',
  find: ({ sources }) => {
    const first = new Map<string, string>();
    const findings: Finding[] = [];
    for (const { page } of [...sources].sort((a, b) => (a.page.id < b.page.id ? -1 : 1))) {
      const name = page.data?.seed;
      const place = page.fields['seed'];
      if (name === undefined || !place) continue;
      const other = first.get(name);
      if (other === undefined) first.set(name, page.file);
      else {
        findings.push({
          code: 'seed-shared',
          message: `Unexpected second page for the seed “${name}”, expected one page for each seed`,
          place,
          hint: 'put the annotations of both into one page',
          related: [{ file: other, message: 'the first page is this' }],
        });
      }
    }
    return findings;
  },
};
