import { isDate } from '../../page/date.ts';
import { placeOf } from '../../page/file.ts';
import { mendOfDate } from '../../page/propose-date.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** The date of a claim is no date. */
export const attributeInvalid: Rule = {
  code: 'attribute-invalid',
  find: eachPage(({ page, file, edition }) =>
    page.elements.flatMap((element) => {
      const date = element.attributes['date'];
      if (!date || isDate(date.value)) return [];
      return {
        code: 'attribute-invalid',
        message: `Unexpected date “${date.value}”, expected one such as 2002, 2002-06 or 2002-06-01`,
        place: placeOf(file, date.at, date.at + date.value.length + 7),
        ...mendOfAttribute(date.value, edition.about.language),
      };
    }),
  ),
};

function mendOfAttribute(date: string, language: string): Pick<Finding, 'hint' | 'paste'> {
  const { hint, paste } = mendOfDate(date, 'date', language);
  return { hint, ...(paste && { paste: `date="${paste}"` }) };
}
