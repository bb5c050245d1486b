import { placeOf } from '../../page/file.ts';
import type { Rule } from '../rule.ts';
import { claimParts, tells } from '../../page/claim-parts.ts';
import { eachPage } from '../each-page.ts';

/** Two elements with one id both carry attributes: two claims by one name, or a part that says too much. */
export const claimAttributesTwice: Rule = {
  code: 'claim-attributes-twice',
  find: eachPage(({ page, file }) =>
    claimParts(page).forEach(({ id, parts }) => {
      const describing = parts.filter(tells);
      const related = describing.slice(0, 1).map((first) => ({
        ...placeOf(file, first.at),
        message: 'the first part is here',
      }));
      for (const { at, opened } of describing.slice(1)) {
        file.report(
          'claim-attributes-twice',
          { start: at, end: opened },
          `Unexpected attributes of a further part of the claim “${id}”, expected only its id`,
          {
            hint: `write <Claim id="${id}"> if it is the same claim, or give it another id`,
            related,
          },
        );
      }
    }),
  ),
};
