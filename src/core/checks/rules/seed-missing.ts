import type { Finding, Place } from '../../problem.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';

/** A page, or a line of SHA256SUMS, names a file that is not in seeds/. */
export const seedMissing: Rule = {
  code: 'seed-missing',
  find: ({ sources, seeds, sums, findings, command }) => {
    const refused = new Set(findings.map(({ place }) => place.file));
    const missing = (name: string, place: Place, otherwise: string): Finding[] => {
      // One that is there and cannot be a seed is told as such.
      if (seeds.has(name) || refused.has(`seeds/${name}`)) return [];
      return [
        {
          code: 'seed-missing',
          message: `Unexpected seed “${name}”, which is not there, expected the name of a file directly in seeds/`,
          place,
          hint: `${didYouMean(name, seeds)}put the file into seeds/, or ${otherwise}`,
        },
      ];
    };
    return [
      ...sources.flatMap(({ page: { data, file, fields, id } }) =>
        data
          ? missing(
              data.seed,
              { file, ...fields['seed'] },
              `correct its name here; ${command('remove', id)} takes the page away`,
            )
          : [],
      ),
      ...[...sums].flatMap(([name, { place, line }]) =>
        missing(name, place, `delete line ${line} of seeds/SHA256SUMS`),
      ),
    ];
  },
};
