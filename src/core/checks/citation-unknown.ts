import { citesOf } from '../edition/citations.ts';
import { placeOf } from '../page/file.ts';
import type { Check } from './check.ts';
import { fileOf } from './file.ts';

/** A citation names a work that no file of content/references has. */
export const citationUnknown: Check = {
  code: 'citation-unknown',
  severity: 'error',
  find: (edition) =>
    citesOf(edition).flatMap(({ cite: { key, at }, file }) => {
      if (edition.references.has(key)) return [];
      return {
        code: 'citation-unknown',
        message: `Unexpected citation of “${key}”, expected the key of a work in content/references`,
        place: placeOf(fileOf(edition, file), at, at + key.length + 1),
        hint: 'check its spelling, or add the work to a file in content/references',
      };
    }),
};
