import { didYouMean } from '../../text/nearest.ts';
import type { Rule } from '../rule.ts';

/** A page names a file that its seed was made from, and originals/ does not have it. */
export const originalMissing: Rule = {
  code: 'original-missing',
  find: ({ sources, originals }) =>
    sources.flatMap(({ page: { data, file, fields } }) => {
      const name = data?.converted?.original;
      if (name === undefined || originals.has(name)) return [];
      return {
        code: 'original-missing',
        message: `Unexpected original “${name}”, which is not there, expected the name of a file directly in originals/`,
        place: { file, ...fields['converted.original'] },
        hint: `${didYouMean(name, originals)}put the file into originals/; where it is not to be kept, take this line out`,
      };
    }),
};
