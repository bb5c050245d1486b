import { placeOf, type TextFile } from '../page/file.ts';
import type { Finding } from '../problem.ts';
import { findInvisible, nameOf } from '../text/names.ts';
import type { Check } from './check.ts';
import { eachPage } from './pages.ts';
import { type Stretch, stretchesOf } from './stretches.ts';
import { readWritten } from './written.ts';

/** An annotation holds a character that cannot be seen, or that turns the direction of what follows. */
export const characterInvisible: Check = {
  code: 'character-invisible',
  severity: 'error',
  find: (edition) => [
    ...[...edition.files.values()].flatMap((file) =>
      stretchesOf(file).flatMap((stretch) => inStretch(file, stretch)),
    ),
    ...inTags(edition),
  ],
};

/** The tags that stand in the source text are not of the seed. */
const inTags = eachPage(({ page, file }) =>
  page.elements
    .filter((element) => element.scope === 'source')
    .flatMap(({ at, opened }) =>
      inStretch(file, { start: at, end: opened, notation: 'references' }),
    ),
);

function inStretch(file: TextFile, stretch: Stretch): Finding[] {
  const { text, at } = readWritten(file.text, stretch);
  return findInvisible(text).map(({ index, codePoint }) => ({
    code: 'character-invisible',
    message: `Unexpected ${nameOf(codePoint)}, expected characters that can be seen`,
    place: placeOf(file, at(index), at(index + String.fromCodePoint(codePoint).length)),
    hint: 'delete it, and type the words anew if they look the same',
  }));
}
