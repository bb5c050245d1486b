import { placeOf } from '../page/file.ts';
import type { Check } from './check.ts';
import { eachElement } from './elements.ts';

/** A claim, or a second <Source>, stands outside the source text. */
export const claimMisplaced: Check = {
  code: 'claim-misplaced',
  severity: 'error',
  find: eachElement((element, file) => {
    if (element.scope === 'source' ? element.name !== 'Source' : element.name !== 'Claim')
      return [];
    return [
      {
        code: 'claim-misplaced',
        message: `Unexpected <${element.name}> ${element.name === 'Claim' ? 'outside' : 'inside'} the source text, expected ${element.name === 'Claim' ? 'it inside <Source>' : 'only <Claim> and <Term> there'}`,
        place: placeOf(file, element.at, element.opened),
        hint: 'a claim marks words of the seed: take the tag out here',
      },
    ];
  }),
};
