import { citesOf } from '../../edition/citations.ts';
import { placeOf } from '../../page/file.ts';
import { asking, nearest } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';
import { fileOf } from '../../edition/file-of.ts';
import { perhapsWorks } from '../../edition/unread.ts';

/** A citation names a work that no file of content/references has. */
export const citationUnknown: Rule = {
  code: 'citation-unknown',
  find: (edition) => {
    const mayBe = perhapsWorks(edition);
    return citesOf(edition).flatMap(({ cite: { key, at }, file }) => {
      if (edition.references.has(key) || mayBe(key)) return [];
      const near = nearest(key, edition.references);
      return {
        code: 'citation-unknown',
        message: `Unexpected citation of “${key}”, expected the key of a work in content/references`,
        place: placeOf(fileOf(edition, file), at, at + key.length + 1),
        hint: `${asking(near)}check its spelling, or add the work to a file in content/references`,
        ...(near && { paste: `@${near}` }),
      };
    });
  },
};
