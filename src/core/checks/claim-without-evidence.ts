import { placeOf } from '../page/file.ts';
import type { Check } from './check.ts';
import { eachPage } from './pages.ts';

/** The verdict needs evidence, and the note cites none that supports or disputes the claim. */
export const claimWithoutEvidence: Check = {
  code: 'claim-without-evidence',
  severity: 'error',
  find: eachPage(({ page, file, edition }) =>
    page.claims.flatMap((claim) => {
      const verdict = edition.verdicts.get(claim.verdict);
      const note = page.notes.find((n) => n.id === claim.id);
      if (verdict?.evidence !== 'required' || !note) return [];
      const scope = `note:${claim.id}`;
      if (page.cites.some((cite) => cite.scope === scope && cite.relation !== 'context')) return [];
      return {
        code: 'claim-without-evidence',
        message: `Unexpected note without evidence, expected “[supports @key]” or “[disputes @key]”: the claim’s verdict is “${claim.verdict}”`,
        place: placeOf(file, note.at, note.at + note.id.length + 3),
        hint: 'cite what supports or disputes the claim, or change its verdict to one that needs no evidence',
        related: [{ ...placeOf(file, claim.at), message: 'the claim is here' }],
      };
    }),
  ),
};
