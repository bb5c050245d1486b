import { citesOf } from '../edition/citations.ts';
import { placeOf } from '../page/file.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import type { Check } from './check.ts';
import { fileOf } from './file.ts';
import { perhapsWorks } from './unread.ts';

/** A citation names a work that no file of content/references has. */
export const citationUnknown: Check = {
  code: 'citation-unknown',
  severity: 'error',
  find: (edition, run) => {
    const mayBe = perhapsWorks(edition, run);
    return citesOf(edition).flatMap(({ cite: { key, at }, file }) => {
      if (edition.references.has(key) || mayBe(key)) return [];
      const near = nearest(key, edition.references.keys());
      return {
        code: 'citation-unknown',
        message: `Unexpected citation of “${key}”, expected the key of a work in content/references`,
        place: placeOf(fileOf(edition, file), at, at + key.length + 1),
        hint: `${didYouMean(key, edition.references.keys())}check its spelling, or add the work to a file in content/references`,
        ...(near && { paste: `@${near}` }),
      };
    });
  },
};
