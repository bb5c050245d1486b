import type { Finding, Place } from '../problem.ts';
import type { Check } from './check.ts';

/** A page, or a line of SHA256SUMS, names a file that is not in seeds/. */
export const seedMissing: Check = {
  code: 'seed-missing',
  severity: 'error',
  find: ({ sources, seeds, sums }) => [
    ...sources.flatMap(({ page }) => {
      const name = page.data?.seed;
      const place = page.fields['seed'];
      if (name === undefined || place === undefined || seeds.has(name)) return [];
      return [missing(name, place)];
    }),
    ...[...sums].flatMap(([name, { place }]) => (seeds.has(name) ? [] : [missing(name, place)])),
  ],
};

function missing(name: string, place: Place): Finding {
  return {
    code: 'seed-missing',
    message: `Unexpected seed “${name}”, expected the name of a file directly in seeds/`,
    place,
    hint: 'put the file into seeds/, or correct its name here',
  };
}
