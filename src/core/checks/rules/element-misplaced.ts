import { renditions, voids } from '../../page/rendition.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

/**
 * A claim, or a mark of how the original looks, stands outside the source text, a <Source> anywhere but alone on its line, or a
 * <Row> outside a comparison.
 */
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
    if (scope.kind === 'source' || (name !== 'Claim' && !renditions.has(name))) return;
    const message = `Unexpected <${name}> outside the source text, expected it inside <Source>`;
    const hint = voids.has(name)
      ? 'it stands for words of the source: take it out'
      : `it marks words of the seed: take this tag and its </${name}> out, and leave the words`;
    file.report('element-misplaced', where, message, { hint });
  }),
};
