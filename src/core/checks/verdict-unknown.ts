import type { Check } from './check.ts';
import { unknownWord } from './words.ts';

/** A claim has a verdict that the edition does not define. */
export const verdictUnknown: Check = {
  code: 'verdict-unknown',
  severity: 'error',
  find: unknownWord('verdict', (edition) => edition.verdicts),
};
