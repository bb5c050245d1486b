import { rowsOf } from '../../edition/comparison.ts';
import type { Rule } from '../rule.ts';

/** A comparison has no row. */
export const comparisonEmpty: Rule = {
  code: 'comparison-empty',
  find: ({ comparisons }) =>
    comparisons
      // Of one that could not be read, the rows are not known.
      .filter((comparison) => !comparison.broken && rowsOf(comparison).length === 0)
      .map(({ file }) => ({
        code: 'comparison-empty',
        message: 'Unexpected comparison without rows, expected at least one <Row>',
        place: { file },
        hint: 'write <Row>, words of the source and a quotation as block quotes, and </Row>',
      })),
};
