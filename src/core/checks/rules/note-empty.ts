import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** A note says nothing, as `annotate` leaves it for its author. */
export const noteEmpty: Rule = {
  code: 'note-empty',
  find: eachPage(({ page, file }) =>
    page.notes.forEach(({ id, at, children }) => {
      // One of nothing but code or pictures is told by these.
      const written = children.length > 0 || !blank(file.text, at + id.length + 4);
      if (written) return;
      file.report(
        'note-empty',
        { start: at, end: at + id.length + 5 },
        `Unexpected note “${id}” without words, expected what is known`,
        {
          hint: 'write after the colon what supports or speaks against it, with citations [@key], or that nothing was found and where it was looked for',
        },
      );
    }),
  ),
};

function blank(text: string, at: number): boolean {
  const line = /[\t ]*(?:[\r\n]|$)/y;
  line.lastIndex = at;
  return line.test(text);
}
