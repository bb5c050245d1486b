import { rowsOf } from '../../edition/comparison.ts';
import type { Edition } from '../../edition/edition.ts';
import { fileOf } from '../../edition/file-of.ts';
import { placeOf } from '../../page/file.ts';
import type { Finding, Place } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Two verdicts, two kinds of claim, or two rows of a comparison have one id. */
export const idRepeated: Rule = {
  code: 'id-repeated',
  find: (edition) => [
    ...repeated(edition, 'verdicts'),
    ...repeated(edition, 'kinds'),
    ...repeatedRows(edition),
  ],
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

function repeatedRows(edition: Edition): Finding[] {
  return edition.comparisons.flatMap((comparison) => {
    const file = fileOf(edition, comparison.file);
    const first = new Map<string, Place>();
    return rowsOf(comparison).flatMap(({ element: { attributes } }): Finding[] => {
      const { id } = attributes;
      if (!id?.value) return [];
      const place = placeOf(file, id.at, id.at + id.value.length + 'id=""'.length);
      const before = first.get(id.value);
      if (!before) {
        first.set(id.value, place);
        return [];
      }
      return [
        {
          code: 'id-repeated',
          message: `Unexpected second row “${id.value}”, expected each id once`,
          place,
          hint: 'give one of the two another id, or take it out',
          related: [{ ...before, message: 'the first is here' }],
        },
      ];
    });
  });
}
