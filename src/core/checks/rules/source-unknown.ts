import type { Edition } from '../../edition/edition.ts';
import { fileOf } from '../../edition/file-of.ts';
import { placeOf } from '../../page/file.ts';
import type { Finding, Place } from '../../problem.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';

/** A translation, an old text, a comparison, or the order of the sources names a page that there is none of. */
export const sourceUnknown: Rule = {
  code: 'source-unknown',
  whole: true,
  find: (edition) => {
    const ids = new Set(edition.sources.map(({ page }) => page.id));
    return [...named(edition), ...ordered(edition), ...compared(edition)].flatMap(
      ([id, place]): Finding[] => {
        if (ids.has(id)) return [];
        return [
          {
            code: 'source-unknown',
            message: `Unexpected source “${id}”, expected the id of a page in content/sources`,
            place,
            hint: `${didYouMean(id, ids)}check its spelling, or take it out`,
          },
        ];
      },
    );
  },
};

function named({ sources }: Edition): [string, Place][] {
  return sources.flatMap(({ page: { data, file, fields } }) =>
    (['translation-of', 'witness-of', 'superseded-by'] as const).flatMap(
      (field): [string, Place][] => {
        const id = data?.[field];
        return id === undefined ? [] : [[id, { file, ...fields[field] }]];
      },
    ),
  );
}

function ordered({ about, aboutFields }: Edition): [string, Place][] {
  const file = 'content/edition.yaml';
  if (!Array.isArray(about.order)) return [];
  return about.order.map((id, index) => [id, { file, ...aboutFields[`order.${index}`] }]);
}

function compared(edition: Edition): [string, Place][] {
  return edition.comparisons.flatMap(({ data, file: path, fields, elements }) => {
    const file = fileOf(edition, path);
    const own: [string, Place][] = data?.source
      ? [[data.source, { file: path, ...fields['source'] }]]
      : [];
    const rows = elements.flatMap(({ name, attributes: { source } }): [string, Place][] => {
      if (name !== 'Row' || !source?.value) return [];
      const end = source.at + source.value.length + 'source=""'.length;
      return [[source.value, placeOf(file, source.at, end)]];
    });
    return [...own, ...rows];
  });
}
