import type { Rule } from '../rule.ts';
import { eachRow } from '../each-row.ts';

/** A quotation in a comparison does not say which work it is of. */
export const quotationUncited: Rule = {
  code: 'quotation-uncited',
  find: eachRow(({ quotations }, file) => {
    for (const { start, end, cites } of quotations)
      if (cites.length === 0)
        file.report(
          'quotation-uncited',
          { start, end },
          'Unexpected quotation without a citation, expected one that ends in it: [@key]',
          {
            hint: 'write the key of the work behind the words; of the words of the source there is one block quote in a row',
          },
        );
  }),
};
