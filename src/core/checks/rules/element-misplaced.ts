import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

/** A claim stands outside the source text, or a <Source> anywhere but alone on its line. */
export const elementMisplaced: Rule = {
  code: 'element-misplaced',
  find: eachElement(({ name, scope, at, opened }, file) => {
    const where = { start: at, end: opened };
    if (name === 'Source') {
      const message =
        'Unexpected <Source> among other words, expected it alone on its line, once a page';
      const hint = 'take the tag out; put a backslash before “<” if it is text';
      file.report('element-misplaced', where, message, { hint });
    }
    if (name !== 'Claim' || scope.kind === 'source') return;
    const message = 'Unexpected <Claim> outside the source text, expected it inside <Source>';
    const hint =
      'a claim marks words of the seed: take this tag and its </Claim> out, and leave the words';
    file.report('element-misplaced', where, message, { hint });
  }),
};
