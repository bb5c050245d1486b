import { placeOf } from '../../page/file.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

/** A claim stands outside the source text, or a <Source> anywhere but alone on its line. */
export const elementMisplaced: Rule = {
  code: 'element-misplaced',
  find: eachElement(({ name, scope, at, opened }, file) => {
    const code = 'element-misplaced';
    const place = placeOf(file, at, opened);
    if (name === 'Source') {
      return [
        {
          code,
          message:
            'Unexpected <Source> among other words, expected it alone on its line, once a page',
          place,
          hint: 'take the tag out; put a backslash before “<” if it is text',
        },
      ];
    }
    if (name !== 'Claim' || scope === 'source') return [];
    return [
      {
        code,
        message: 'Unexpected <Claim> outside the source text, expected it inside <Source>',
        place,
        hint: 'a claim marks words of the seed: take this tag and its </Claim> out, and leave the words',
      },
    ];
  }),
};
