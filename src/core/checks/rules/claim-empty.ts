import { placeOf } from '../../page/file.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

/** A claim or term holds no words. */
export const claimEmpty: Rule = {
  code: 'claim-empty',
  find: eachElement((element, file) => {
    if (!element.empty || !['Claim', 'Term'].includes(element.name)) return [];
    return [
      {
        code: 'claim-empty',
        message: `Unexpected empty <${element.name}>, expected words between its tags`,
        place: placeOf(file, element.at, element.end),
        hint: 'put its tags around the words it is about, or take them out',
      },
    ];
  }),
};
