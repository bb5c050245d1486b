import { placeOf } from '../../page/file.ts';
import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** A note is defined twice. Markdown would drop the second. */
export const noteRepeated: Rule = {
  code: 'note-repeated',
  find: eachPage(({ page, file }) => {
    const first = new Map<string, number>();
    page.notes.forEach(({ id, at }) => {
      const before = first.get(id);
      if (before === undefined) {
        first.set(id, at);
        return;
      }
      file.report(
        'note-repeated',
        { start: at, end: at + id.length + 3 },
        `Unexpected second definition of the note “${id}”, expected one`,
        {
          hint: 'make them one; or give this one another id, and put a mark with that id into the text',
          related: [{ ...placeOf(file, before), message: 'the first is here' }],
        },
      );
    });
  }),
};
