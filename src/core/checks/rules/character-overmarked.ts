import { findOvermarked, mostMarks } from '../../text/marks.ts';
import { eachAuthored } from '../each-authored.ts';
import type { Rule } from '../rule.ts';

/** A letter of an annotation has so many accents and other marks that they are drawn over the lines around it. */
export const characterOvermarked: Rule = {
  code: 'character-overmarked',
  find: eachAuthored(({ text, at }, file) => {
    for (const { start, end, count } of findOvermarked(text)) {
      file.report(
        'character-overmarked',
        { start: at(start), end: at(end) },
        `Unexpected ${count} marks on one letter, expected ${mostMarks} at most`,
        {
          hint: 'delete those that are not of the letter: they are drawn over the lines around it',
        },
      );
    }
  }),
};
