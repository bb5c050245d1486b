import { findBody } from '../page/body.ts';
import { placeOf, type TextFile } from '../page/file.ts';
import type { Element } from '../page/model.ts';
import type { Finding } from '../problem.ts';
import { findInvisible, nameOf } from '../text/names.ts';
import type { Check } from './check.ts';

/** An annotation holds a character that cannot be seen, or that turns the direction of what follows. */
export const characterInvisible: Check = {
  code: 'character-invisible',
  severity: 'error',
  find: ({ files, sources }) => [
    ...[...files.values()].flatMap((file) =>
      stretches(file).flatMap(([start, end]) => inStretch(file, start, end)),
    ),
    ...sources.flatMap(({ page }) => {
      const file = files.get(page.file);
      return file ? inTags(file, page.elements) : [];
    }),
  ],
};

/** What a contributor writes in a file: all of it, but for the text of the seed in a source page. */
function stretches(file: TextFile): [number, number][] {
  if (file.path.startsWith('content/guides/') || file.path.startsWith('seeds/')) return [];
  const whole: [number, number][] = [[0, file.text.length]];
  if (!file.path.startsWith('content/sources/')) return whole;
  const { body } = findBody(file, 0);
  return body
    ? [
        [0, body.start],
        [body.end, file.text.length],
      ]
    : whole;
}

function inTags(file: TextFile, elements: readonly Element[]): Finding[] {
  return elements
    .filter((element) => element.scope === 'source')
    .flatMap((element) => inStretch(file, element.at, element.opened));
}

function inStretch(file: TextFile, start: number, end: number): Finding[] {
  return findInvisible(file.text.slice(start, end)).map(({ index, codePoint }) => ({
    code: 'character-invisible',
    message: `Unexpected ${nameOf(codePoint)}, expected characters that can be seen`,
    place: placeOf(file, start + index, start + index + (codePoint > 0xffff ? 2 : 1)),
    hint: 'delete it, and type the words anew if they look the same',
  }));
}
