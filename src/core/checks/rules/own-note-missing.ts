import { asking, nearest } from '../../text/nearest.ts';
import { eachPage } from '../each-page.ts';
import { ownNotesIn } from '../own-notes-in.ts';
import type { Rule } from '../rule.ts';

/** A mark of a note that is the source's own leads to none. */
export const ownNoteMissing: Rule = {
  code: 'own-note-missing',
  find: eachPage(({ page, file }) => {
    const { marks, notes } = ownNotesIn(page);
    for (const { id, element } of marks) {
      if (notes.has(id)) continue;
      file.report(
        'own-note-missing',
        { start: element.at, end: element.opened },
        `Unexpected mark of the source’s note “${id}”, expected <Note of="${id}"> around its words`,
        {
          hint: `${asking(nearest(id, notes))}put <Note of="${id}"> and </Note> around the words of the note, in each of its paragraphs; or take the tags of the mark out`,
        },
      );
    }
  }),
};
