import type { Edition } from '../../edition/edition.ts';
import type { Finding, Place } from '../../problem.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';

/** A translation, an old text, or the order of the sources names a page that there is none of. */
export const sourceUnknown: Rule = {
  code: 'source-unknown',
  find: (edition) => {
    const ids = new Set(edition.sources.map(({ page }) => page.id));
    return [...named(edition), ...ordered(edition)].flatMap(([id, place]): Finding[] => {
      if (ids.has(id)) return [];
      return [
        {
          code: 'source-unknown',
          message: `Unexpected source “${id}”, expected the id of a page in content/sources`,
          place,
          hint: `${didYouMean(id, ids)}check its spelling, or take it out`,
        },
      ];
    });
  },
};

function named({ sources }: Edition): [string, Place][] {
  return sources.flatMap(({ page: { data, file, fields } }) =>
    (['translation-of', 'superseded-by'] as const).flatMap((field): [string, Place][] => {
      const id = data?.[field];
      return id === undefined ? [] : [[id, { file, ...fields[field] }]];
    }),
  );
}

function ordered({ about, aboutFields }: Edition): [string, Place][] {
  const file = 'content/edition.yaml';
  if (!Array.isArray(about.order)) return [];
  return about.order.map((id, index) => [id, { file, ...aboutFields[`order.${index}`] }]);
}
