import { placeOf } from '../page/file.ts';
import { eachPage } from './pages.ts';
import type { Check } from './check.ts';

/** A mark refers to a note that the page does not have. Markdown would print it as text. */
export const noteUndefined: Check = {
  code: 'note-undefined',
  severity: 'error',
  find: eachPage(({ page, file }) => {
    const defined = new Set(page.notes.map((note) => note.id));
    return page.references.flatMap(({ id, at }) => {
      if (defined.has(id)) return [];
      return {
        code: 'note-undefined',
        message: `Unexpected reference to undefined note “${id}”, expected a definition “[^${id}]: …”`,
        place: placeOf(file, at, at + id.length + 3),
        hint: `add “[^${id}]: …” on a line of its own below </Source>; put a backslash before “[” if it is text`,
      };
    });
  }),
};
