import type { AnnotatedPage } from '../../page/model.ts';
import type { Rule } from '../rule.ts';
import { claimParts } from '../../page/claim-parts.ts';
import { eachPage } from '../each-page.ts';

/** Nothing that is shown refers to a note. Markdown would leave it out. */
export const noteUnused: Rule = {
  code: 'note-unused',
  find: eachPage(({ page, file }) => {
    const used = usedNotes(page);
    page.notes.forEach(({ id, at }) => {
      if (used.has(id)) return;
      file.report(
        'note-unused',
        { start: at, end: at + id.length + 3 },
        `Unexpected note “${id}” that nothing refers to, expected a mark “[^${id}]” in the text`,
        { hint: `put “[^${id}]” where the note belongs, or take the note out` },
      );
    });
  }),
};

/** The notes that the page's text leads to, be it through other notes. A claim leads to its own, marked or not. */
function usedNotes(page: AnnotatedPage): Set<string> {
  const named = new Map<string, string[]>();
  const used = new Set(claimParts(page).keys());
  for (const { id, scope } of page.references) {
    if (scope.kind !== 'note') {
      used.add(id);
      continue;
    }
    const others = named.get(scope.id) ?? [];
    others.push(id);
    named.set(scope.id, others);
  }
  // A set that grows while it is gone through is gone through to its new end.
  for (const id of used) named.get(id)?.forEach((other) => used.add(other));
  return used;
}
