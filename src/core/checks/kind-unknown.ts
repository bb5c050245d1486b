import type { Check } from './check.ts';
import { unknownWord } from './words.ts';

/** A claim has a kind that the edition does not define. */
export const kindUnknown: Check = {
  code: 'kind-unknown',
  severity: 'error',
  find: unknownWord('kind', (edition) => edition.kinds),
};
