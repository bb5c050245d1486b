import type { Rule } from '../rule.ts';
import { unknownWord } from '../unknown-word.ts';

/** A claim has a kind that the edition does not define. */
export const kindUnknown: Rule = {
  code: 'kind-unknown',
  find: unknownWord('kind', (edition) => edition.kinds),
};
