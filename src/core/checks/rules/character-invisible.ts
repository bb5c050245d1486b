import { placeOf, type TextFile } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import { findInvisible, nameOf } from '../../text/names.ts';
import type { Rule } from '../rule.ts';
import { type Stretch, stretchesOf } from '../../page/stretches.ts';
import { readWritten } from '../../page/written.ts';

/** An annotation holds a character that cannot be seen, or that turns the direction of what follows. */
export const characterInvisible: Rule = {
  code: 'character-invisible',
  find: ({ files }) =>
    [...files.values()].flatMap((file) =>
      stretchesOf(file).flatMap((stretch) => inStretch(file, stretch)),
    ),
};

function inStretch(file: TextFile, stretch: Stretch): Finding[] {
  const { text, at } = readWritten(file.text, stretch);
  return findInvisible(text).map(({ index, codePoint }) => ({
    code: 'character-invisible',
    message: `Unexpected ${nameOf(codePoint)}, expected characters that can be seen`,
    place: placeOf(file, at(index), at(index + String.fromCodePoint(codePoint).length)),
    hint: 'delete it, and type the words anew if they look the same',
  }));
}
