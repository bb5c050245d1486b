import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

/** A claim or term holds no words. */
export const claimEmpty: Rule = {
  code: 'claim-empty',
  find: eachElement((element, file) => {
    if (!element.empty || !['Claim', 'Term'].includes(element.name)) return;
    file.report(
      'claim-empty',
      { start: element.at, end: element.end },
      `Unexpected empty <${element.name}>, expected words between its tags`,
      { hint: 'put its tags around the words it is about, or take them out' },
    );
  }),
};
