import { placeOf } from '../page/file.ts';
import type { Check } from './check.ts';
import { claimParts, eachPage } from './pages.ts';

/** Nothing refers to a note. Markdown would leave it out. */
export const noteUnused: Check = {
  code: 'note-unused',
  severity: 'error',
  find: eachPage(({ page, file }) => {
    const used = new Set(page.references.map((reference) => reference.id));
    // A claim without its mark is a fault of its own.
    const claims = claimParts(page);
    return page.notes.flatMap(({ id, at }) => {
      if (used.has(id) || claims.has(id)) return [];
      return {
        code: 'note-unused',
        message: `Unexpected note “${id}” that nothing refers to, expected a mark “[^${id}]” in the text`,
        place: placeOf(file, at, at + id.length + 3),
        hint: `put “[^${id}]” where the note belongs, or take the note out`,
      };
    });
  }),
};
