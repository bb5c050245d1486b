import { pointAt } from '../../text/lines.ts';
import { adderOfNotes, markPlace } from '../../page/stub.ts';
import type { Rule } from '../rule.ts';
import { claimParts } from '../../page/claim-parts.ts';
import { eachPage } from '../each-page.ts';

/** A claim has no mark of a note of its name. */
export const claimWithoutNote: Rule = {
  code: 'claim-without-note',
  find: eachPage(({ page, file }) => {
    const addNote = adderOfNotes(page, file);
    const inSource = page.references.filter((mark) => mark.scope.kind === 'source');
    const marked = new Set(inSource.map((mark) => mark.id));
    const notes = new Set(page.notes.map((note) => note.id));
    claimParts(page).forEach(({ id, first, last }) => {
      if (marked.has(id)) return;
      const mark = { at: markPlace(file.text, last.end), text: `[^${id}]` };
      const stub = notes.has(id) ? [] : [addNote(id, '', mark.at)];
      file.report(
        'claim-without-note',
        { start: first.at, end: first.opened },
        `Unexpected claim “${id}” without a note, expected “[^${id}]” after its last words`,
        {
          hint: notes.has(id)
            ? `put “[^${id}]” after the </Claim> in line ${pointAt(file.lines, last.end).line}`
            : `put “[^${id}]” after it, and “[^${id}]: …” on a line of its own below </Source>`,
          paste: mark.text,
          ...(!page.broken && { fix: { file: file.path, insertions: [mark, ...stub] } }),
        },
      );
    });
  }),
};
