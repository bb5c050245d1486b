import type { Rule } from '../rule.ts';
import { eachRow } from '../each-row.ts';

/** The most characters of a work that a row quotes without a warning: some sixty words. */
const most = 400;

/** A row of a comparison quotes much of a work at once. */
export const quotationLong: Rule = {
  code: 'quotation-long',
  find: eachRow(({ quotations }, file) => {
    for (const { start, end, text } of quotations) {
      const length = [...text].length;
      if (length > most)
        file.report(
          'quotation-long',
          { start, end },
          `Unexpected quotation of ${length} characters, expected at most ${most}`,
          { hint: 'quote only what is compared, in several rows if need be' },
        );
    }
  }),
};
