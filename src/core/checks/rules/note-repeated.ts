import { placeOf } from '../../page/file.ts';
import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** A note is defined twice. Markdown would drop the second. */
export const noteRepeated: Rule = {
  code: 'note-repeated',
  find: eachPage(({ page, file }) => {
    const first = new Map<string, number>();
    return page.notes.flatMap(({ id, at }) => {
      const before = first.get(id);
      if (before === undefined) {
        first.set(id, at);
        return [];
      }
      return {
        code: 'note-repeated',
        message: `Unexpected second definition of the note “${id}”, expected one`,
        place: placeOf(file, at, at + id.length + 3),
        hint: 'make them one; or give this one another id, and put a mark with that id into the text',
        related: [{ ...placeOf(file, before), message: 'the first is here' }],
      };
    });
  }),
};
