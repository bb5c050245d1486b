import { adderOfNotes, markPlace } from '../../page/stub.ts';
import { asking, nearest } from '../../text/nearest.ts';
import { eachPage } from '../each-page.ts';
import type { Rule } from '../rule.ts';

/** A mark refers to a note that the page does not have. Markdown would print it as text. */
export const noteUndefined: Rule = {
  code: 'note-undefined',
  find: eachPage(({ page, file }) => {
    const addNote = adderOfNotes(page, file);
    const claims = new Set(page.claims.map((claim) => claim.id));
    const defined = new Set(page.notes.map((note) => note.id));
    page.references.forEach(({ id, at, scope }) => {
      if (defined.has(id)) return;
      const near = nearest(id, defined);
      // The mark of a note that is there under nearly this name is more likely a slip of the pen.
      const sure = claims.has(id) || (near === undefined && scope.kind === 'source');
      const fix = {
        file: file.path,
        insertions: [addNote(id, '', markPlace(file.text, at))],
      };
      file.report(
        'note-undefined',
        { start: at, end: at + id.length + 3 },
        `Unexpected reference to undefined note “${id}”, expected a definition “[^${id}]: …”`,
        {
          hint: `${asking(near)}add “[^${id}]: …” on a line of its own below </Source>; put a backslash before “[” if it is text`,
          paste: near === undefined || claims.has(id) ? `[^${id}]: ` : `[^${near}]`,
          ...(sure && { fix }),
        },
      );
    });
  }),
};
