import { placeOf } from '../page/file.ts';
import type { Check } from './check.ts';
import { claimParts, eachPage } from './pages.ts';

/** A claim has no mark of a note of its name. */
export const claimWithoutNote: Check = {
  code: 'claim-without-note',
  severity: 'error',
  find: eachPage(({ page, file }) => {
    const marked = new Set(
      page.references.filter((mark) => mark.scope === 'source').map((mark) => mark.id),
    );
    return [...claimParts(page)].flatMap(([id, [first, ...rest]]) => {
      if (!first || id === '' || marked.has(id)) return [];
      const last = rest.at(-1) ?? first;
      return {
        code: 'claim-without-note',
        message: `Unexpected claim “${id}” without a note, expected “[^${id}]” after its last words`,
        place: placeOf(file, first.at, first.opened),
        hint: page.notes.some((note) => note.id === id)
          ? `put “[^${id}]” after the </Claim> in line ${placeOf(file, last.end).start?.line ?? 0}`
          : `put “[^${id}]” after it, and “[^${id}]: …” on a line of its own below </Source>`,
      };
    });
  }),
};
