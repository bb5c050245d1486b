import { marksWords } from '../../page/rendition.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

/** A claim or another element that is about words holds none. */
export const claimEmpty: Rule = {
  code: 'claim-empty',
  find: eachElement((element, file) => {
    if (!element.empty || !marksWords(element.name)) return;
    file.report(
      'claim-empty',
      { start: element.at, end: element.end },
      `Unexpected empty <${element.name}>, expected words between its tags`,
      { hint: 'put its tags around the words it is about, or take them out' },
    );
  }),
};
