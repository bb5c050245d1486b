import { placeOf } from '../../page/file.ts';
import type { AnnotatedPage } from '../../page/model.ts';
import { moveMark } from '../../page/stub.ts';
import { pointAt } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';
import { claimParts } from '../../page/claim-parts.ts';
import { eachPage } from '../each-page.ts';

const punctuation = /^[\p{P}\p{S}]*$/u;

/** The first mark of a claim's note does not follow its last part. */
export const noteElsewhere: Rule = {
  code: 'note-elsewhere',
  find: eachPage(({ page, file, source }) => {
    const marks = firstMarks(page);
    const parts = claimParts(page);
    const text = source.text ?? '';
    page.claims.forEach((claim) => {
      const mark = marks.get(claim.id);
      const last = parts.get(claim.id)?.last;
      if (!mark || !last) return;
      // A part that the mark follows, with only punctuation between.
      const followed = claim.ranges.findLastIndex(
        ({ end }) => mark.offset >= end && punctuation.test(text.slice(end, mark.offset)),
      );
      if (followed === claim.ranges.length - 1) return;
      const fix = { file: file.path, insertions: moveMark(file.text, mark.at, last.end) };
      const line = pointAt(file.lines, last.end).line;
      file.report(
        'note-elsewhere',
        { start: mark.at, end: mark.at + claim.id.length + 3 },
        `Unexpected place of the mark “[^${claim.id}]”, expected it after the last words of its claim, with only punctuation between`,
        {
          hint: `put the mark after the last </Claim> of “${claim.id}”, in line ${line}${claim.ranges.length > 1 ? '' : ', or let the claim reach as far as the mark'}`,
          related: [{ ...placeOf(file, claim.at), message: 'the claim begins here' }],
          ...(followed >= 0 && { fix }),
        },
      );
    });
  }),
};

/** The first mark of each note in the source text, where its place in the seed is known. */
function firstMarks({ references }: AnnotatedPage): Map<string, { at: number; offset: number }> {
  const marks = references.flatMap(({ id, at, offset }) =>
    offset === undefined ? [] : [[id, { at, offset }] as const],
  );
  return new Map(marks.reverse());
}
