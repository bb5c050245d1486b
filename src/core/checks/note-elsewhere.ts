import { placeOf } from '../page/file.ts';
import type { AnnotatedPage } from '../page/model.ts';
import type { Check } from './check.ts';
import { eachPage } from './pages.ts';

const punctuation = /^[\p{P}\p{S}]*$/u;

/** The first mark of a claim's note does not follow its last part. */
export const noteElsewhere: Check = {
  code: 'note-elsewhere',
  severity: 'error',
  find: eachPage(({ page, file, source }) => {
    const marks = firstMarks(page);
    const text = source.text ?? '';
    return page.claims.flatMap((claim) => {
      const end = claim.ranges.at(-1)?.end;
      const mark = marks.get(claim.id);
      if (end === undefined || !mark) return [];
      if (mark.offset >= end && punctuation.test(text.slice(end, mark.offset))) return [];
      return {
        code: 'note-elsewhere',
        message: `Unexpected place of the mark “[^${claim.id}]”, expected it after the last words of its claim, with only punctuation between`,
        place: placeOf(file, mark.at, mark.at + claim.id.length + 3),
        hint: 'move the mark, or the end of the claim',
        related: [{ ...placeOf(file, claim.at), message: 'the claim begins here' }],
      };
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
