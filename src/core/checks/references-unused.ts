import { citesOf } from '../edition/citations.ts';
import type { Check } from './check.ts';

/** A file of references holds works that nothing cites; one warning for each file. */
export const referencesUnused: Check = {
  code: 'references-unused',
  severity: 'warning',
  find: (edition) => {
    const cited = new Set(citesOf(edition).map(({ cite }) => cite.key));
    const unused = new Map<string, string[]>();
    for (const { key, file } of edition.references.values()) {
      if (!cited.has(key)) unused.set(file, [...(unused.get(file) ?? []), key]);
    }
    return [...unused].map(([file, keys]) => {
      const named = keys.sort().slice(0, 10).join(', ');
      const more = keys.length > 10 ? ` and ${keys.length - 10} more` : '';
      return {
        code: 'references-unused',
        message: `Unexpected works that nothing cites, expected only cited ones: ${named}${more}`,
        place: { file },
        hint: 'cite them, or take them out',
      };
    });
  },
};
