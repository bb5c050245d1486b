import { findInvisible, nameOf } from '../../text/names.ts';
import { eachAuthored } from '../each-authored.ts';
import type { Rule } from '../rule.ts';

/** An annotation holds a character that cannot be seen, or that turns the direction of what follows. */
export const characterInvisible: Rule = {
  code: 'character-invisible',
  find: eachAuthored(({ text, at }, file) => {
    for (const { index, codePoint } of findInvisible(text)) {
      const end = index + String.fromCodePoint(codePoint).length;
      file.report(
        'character-invisible',
        { start: at(index), end: at(end) },
        `Unexpected ${nameOf(codePoint)}, expected characters that can be seen`,
        { hint: 'delete it, and type the words anew if they look the same' },
      );
    }
  }),
};
