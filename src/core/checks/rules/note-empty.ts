import { isThere } from '../../page/prose-text.ts';
import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** A note shows nothing, as `annotate` leaves it for its author. */
export const noteEmpty: Rule = {
  code: 'note-empty',
  find: eachPage(({ page, file }) =>
    page.notes.forEach(({ id, at, says, children }) => {
      // One of nothing but code is told by that.
      const isWritten =
        says !== undefined ||
        (children.length > 0
          ? children.some((node) => isThere(node, () => true))
          : !blank(file.text, at + id.length + 4));
      if (isWritten) return;
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

/** Whether nothing stands there, or only where a link would lead that has no words. */
function blank(text: string, at: number): boolean {
  const line = /[\t ]*(?:\[[^\]^][^\]]*\]:|[\r\n]|$)/y;
  line.lastIndex = at;
  return line.test(text);
}
