import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** A claim is not told in plain words. */
export const sentenceMissing: Rule = {
  code: 'sentence-missing',
  find: eachPage(({ page, file }) => {
    const notes = new Map(page.notes.map((note) => [note.id, note]));
    for (const { id, says } of page.claims) {
      const note = notes.get(id);
      // Without a note there is another fault.
      if (says !== undefined || !note) continue;
      file.report(
        'sentence-missing',
        { start: note.at, end: note.at + id.length + 4 },
        `Unexpected note of the claim “${id}” without its sentence, expected “says:” and what is claimed, in plain words`,
        {
          hint: 'begin the note with “says:” and a sentence that can be understood without the source, and leave a blank line behind it',
        },
      );
    }
  }),
};
