import type { Finding } from '../problem.ts';
import type { Check } from './check.ts';

/** Two verdicts, or two kinds of claim, have one id. */
export const idRepeated: Check = {
  code: 'id-repeated',
  severity: 'error',
  find: ({ about, aboutFields }) =>
    (['verdicts', 'kinds'] as const).flatMap((field) => {
      const first = new Map<string, number>();
      return about[field].flatMap(({ id }, index): Finding[] => {
        const before = first.get(id);
        const place = aboutFields[`${field}.${index}.id`];
        if (before === undefined) first.set(id, index);
        if (before === undefined || !place) return [];
        const other = aboutFields[`${field}.${before}.id`];
        return [
          {
            code: 'id-repeated',
            message: `Unexpected second “${id}” in ${field}, expected each id once`,
            place,
            hint: 'give one of the two another id, or take it out',
            ...(other && { related: [{ ...other, message: 'the first is here' }] }),
          },
        ];
      });
    }),
};
