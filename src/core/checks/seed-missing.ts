import type { Finding, Place } from '../problem.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Check } from './check.ts';

/** A page, or a line of SHA256SUMS, names a file that is not in seeds/. */
export const seedMissing: Check = {
  code: 'seed-missing',
  severity: 'error',
  find: ({ sources, seeds, sums }) => {
    const named: [string, Place][] = [
      ...sources.flatMap(({ page }): [string, Place][] =>
        page.data ? [[page.data.seed, { file: page.file, ...page.fields['seed'] }]] : [],
      ),
      ...[...sums].map(([name, { place }]): [string, Place] => [name, place]),
    ];
    return named.flatMap(([name, place]): Finding[] => {
      if (seeds.has(name)) return [];
      return [
        {
          code: 'seed-missing',
          message: `Unexpected seed “${name}”, which is not there, expected the name of a file directly in seeds/`,
          place,
          hint: `${didYouMean(name, seeds.keys())}put the file into seeds/, or correct its name here`,
        },
      ];
    });
  },
};
