import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Two pages show one seed: a link to its text would have two answers. */
export const seedShared: Rule = {
  code: 'seed-shared',
  whole: true,
  find: ({ sources, command }) => {
    const first = new Map<string, string>();
    const pages = sources.map(({ page }) => page).sort((a, b) => (a.id < b.id ? -1 : 1));
    return pages.flatMap(({ data, file, fields, id }): Finding[] => {
      if (!data) return [];
      const other = first.get(data.seed);
      if (other === undefined) {
        first.set(data.seed, file);
        return [];
      }
      return [
        {
          code: 'seed-shared',
          message: `Unexpected second page for the seed “${data.seed}”, expected one page for each seed`,
          place: { file, ...fields['seed'] },
          hint: `put the annotations of both into one page, and take the other away: ${command('remove', id)}`,
          related: [{ file: other, message: 'the first page is this' }],
        },
      ];
    });
  },
};
