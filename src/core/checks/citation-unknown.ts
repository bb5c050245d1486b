import { citesOf } from '../edition/citations.ts';
import { placeOf } from '../page/file.ts';
import type { Check } from './check.ts';

/** A citation names a work that no file of content/references has. */
export const citationUnknown: Check = {
  code: 'citation-unknown',
  severity: 'error',
  find: (edition) =>
    citesOf(edition).flatMap(({ cite, file: path }) => {
      const file = edition.files.get(path);
      if (edition.references.has(cite.key) || !file) return [];
      return {
        code: 'citation-unknown',
        message: `Unexpected citation of “${cite.key}”, expected the key of a work in content/references`,
        place: placeOf(file, cite.at, cite.at + cite.key.length + 1),
        hint: 'check its spelling, or add the work to a file in content/references',
      };
    }),
};
