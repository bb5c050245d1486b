import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

/** A claim stands outside the source text, a <Source> anywhere but alone on its line, or a <Row> outside a comparison. */
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
    if (name === 'Row' && scope.kind !== 'row') {
      const message =
        'Unexpected <Row> in something else, expected it on a line of its own in a comparison';
      const hint =
        'rows stand in content/comparisons/<id>.mdx, side by side, <Row> and </Row> on lines of their own with a blank line before and after';
      file.report('element-misplaced', where, message, { hint });
    }
    if (name !== 'Claim' || scope.kind === 'source') return;
    const message = 'Unexpected <Claim> outside the source text, expected it inside <Source>';
    const hint =
      'a claim marks words of the seed: take this tag and its </Claim> out, and leave the words';
    file.report('element-misplaced', where, message, { hint });
  }),
};
