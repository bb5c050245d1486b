import { claimParts } from '../../page/claim-parts.ts';
import type { Rule } from '../rule.ts';
import { eachPage } from '../each-page.ts';

/** A note says in plain words what is claimed, and is no claim's: it would be shown nowhere. */
export const sentenceMisplaced: Rule = {
  code: 'sentence-misplaced',
  find: eachPage(({ page, file }) => {
    // What is no claim may be one that cannot be read.
    if (page.broken) return;
    const claims = claimParts(page);
    for (const { id, at, says } of page.notes) {
      if (says === undefined || claims.has(id)) continue;
      file.report(
        'sentence-misplaced',
        { start: at, end: at + id.length + 4 },
        `Unexpected “says: ${says}” in the note “${id}”, expected it in the note of a claim`,
        {
          hint: `mark what is claimed as <Claim id="${id}" …>, or take “says:” out, or put a backslash before its colon if the note only begins like this`,
        },
      );
    }
  }),
};
