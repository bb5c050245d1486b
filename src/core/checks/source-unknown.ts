import type { Finding, Place } from '../problem.ts';
import type { Check } from './check.ts';

/** A translation, or the order of the sources, names a page that there is none of. */
export const sourceUnknown: Check = {
  code: 'source-unknown',
  severity: 'error',
  find: ({ sources, about, aboutFields }) => {
    const ids = new Set(sources.map(({ page }) => page.id));
    const named: [string, Place | undefined][] = sources.flatMap(({ page }) => {
      const id = page.data?.['translation-of'];
      return id === undefined ? [] : [[id, page.fields['translation-of']]];
    });
    if (Array.isArray(about.order)) {
      about.order.forEach((id, index) => named.push([id, aboutFields[`order.${index}`]]));
    }
    return named.flatMap(([id, place]): Finding[] => {
      if (ids.has(id) || !place) return [];
      return [
        {
          code: 'source-unknown',
          message: `Unexpected source “${id}”, expected the id of a page in content/sources`,
          place,
          hint: 'check its spelling, or take it out',
        },
      ];
    });
  },
};
