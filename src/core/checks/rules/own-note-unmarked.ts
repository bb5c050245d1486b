import { eachPage } from '../each-page.ts';
import { ownNotesIn } from '../own-notes-in.ts';
import type { Rule } from '../rule.ts';

/** No mark in the text leads to a note that is the source's own. */
export const ownNoteUnmarked: Rule = {
  code: 'own-note-unmarked',
  find: eachPage(({ page, file }) => {
    const { marks, notes } = ownNotesIn(page);
    const marked = new Set(marks.map(({ id }) => id));
    for (const [id, element] of notes) {
      if (marked.has(id)) continue;
      file.report(
        'own-note-unmarked',
        { start: element.at, end: element.opened },
        `Unexpected note “${id}” of the source that nothing leads to, expected <Mark note="${id}"> around its mark in the text`,
        {
          hint: `put <Mark note="${id}"> and </Mark> around the sign, such as *, that it is called by in the text`,
        },
      );
    }
  }),
};
