import type { Edition } from '../../edition/edition.ts';
import type { Finding, Place } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Two verdicts, or two kinds of claim, have one id. */
export const idRepeated: Rule = {
  code: 'id-repeated',
  find: (edition) => [...repeated(edition, 'verdicts'), ...repeated(edition, 'kinds')],
};

function repeated({ about, aboutFields }: Edition, field: 'verdicts' | 'kinds'): Finding[] {
  const place = (index: number): Place => ({
    file: 'content/edition.yaml',
    ...aboutFields[`${field}.${index}.id`],
  });
  const first = new Map<string, number>();
  return about[field].flatMap(({ id }, index): Finding[] => {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, index);
      return [];
    }
    return [
      {
        code: 'id-repeated',
        message: `Unexpected second “${id}” in ${field}, expected each id once`,
        place: place(index),
        hint: 'give one of the two another id, or take it out',
        related: [{ ...place(before), message: 'the first is here' }],
      },
    ];
  });
}
