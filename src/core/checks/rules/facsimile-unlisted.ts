import { facsimileSums } from '../../edition/facsimile.ts';
import type { Rule } from '../rule.ts';
import { unlisted } from '../unlisted.ts';

/** The image of a page has no line in facsimiles/SHA256SUMS. */
export const facsimileUnlisted: Rule = {
  code: 'facsimile-unlisted',
  find: (edition) =>
    unlisted(edition.facsimiles.values(), edition, {
      code: 'facsimile-unlisted',
      what: 'image',
      sums: facsimileSums,
    }),
};
