import { marksWords } from '../../page/rendition.ts';
import type { Rule } from '../rule.ts';
import { eachElement } from '../each-element.ts';

/** A tag stands alone on its line, where MDX makes a block of it. */
export const claimTagAlone: Rule = {
  code: 'claim-tag-alone',
  find: eachElement((element, file) => {
    if (!element.flow || !marksWords(element.name)) return;
    file.report(
      'claim-tag-alone',
      { start: element.at, end: element.opened },
      `Unexpected <${element.name}> alone on its line, expected it in a line with its words`,
      {
        hint: 'join the tag with the line of the first word, and the end tag with that of the last',
      },
    );
  }),
};
