import { byId } from '../../page/by-id.ts';
import { placeOf } from '../../page/file.ts';
import type { Rule } from '../rule.ts';
import { claimParts, tells } from '../../page/claim-parts.ts';
import { eachPage } from '../each-page.ts';

/** The verdict needs evidence, and the note cites none that supports or disputes the claim. */
export const claimWithoutEvidence: Rule = {
  code: 'claim-without-evidence',
  find: eachPage(({ page, file, edition }) => {
    const notes = new Map(page.notes.map((note) => [note.id, note]));
    const { cites } = byId(page);
    claimParts(page).forEach(({ id, parts }) => {
      const claim = parts.find(tells);
      const verdict = edition.verdicts.get(claim?.attributes['verdict']?.value ?? '');
      const note = notes.get(id);
      if (!claim || !note || verdict?.evidence !== 'required') return;
      if (cites.get(id)?.some(({ relation }) => relation !== 'context')) return;
      file.report(
        'claim-without-evidence',
        { start: note.at, end: note.at + id.length + 3 },
        `Unexpected note without evidence, expected “[supports @key]” or “[disputes @key]”: the claim’s verdict is “${verdict.id}”`,
        {
          hint: 'write “supports” or “disputes” before the “@” of the work that does, or change the verdict to one that needs no evidence',
          related: [{ ...placeOf(file, claim.at), message: 'the claim is here' }],
        },
      );
    });
  }),
};
