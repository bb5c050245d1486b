import type { Rule } from '../rule.ts';
import { unknownWord } from '../unknown-word.ts';

/** A claim has a verdict that the edition does not define. */
export const verdictUnknown: Rule = {
  code: 'verdict-unknown',
  find: unknownWord('verdict', (edition) => edition.verdicts),
};
