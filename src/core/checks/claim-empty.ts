import { placeOf } from '../page/file.ts';
import type { Check } from './check.ts';
import { eachElement } from './elements.ts';

/** A claim or term holds no words. */
export const claimEmpty: Check = {
  code: 'claim-empty',
  severity: 'error',
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
