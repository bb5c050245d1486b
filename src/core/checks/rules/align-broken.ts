import type { Edition } from '../../edition/edition.ts';
import { fileOf } from '../../edition/file-of.ts';
import {
  type AlignFault,
  type AlignPoint,
  alignPoints,
  faultOf,
} from '../../edition/text-pairs.ts';
import { namedText } from '../../edition/texts.ts';
import { placeOf } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import { type CheckedText, eachText } from '../each-text.ts';
import type { Rule } from '../rule.ts';

/** Where a text is said to go on with a paragraph of another, it is of no other, or cannot go on there. */
export const alignBroken: Rule = {
  code: 'align-broken',
  whole: true,
  find: (edition) => [...ofNone(edition), ...misplaced(edition)],
};

function ofNone(edition: Edition): Finding[] {
  return edition.sources.flatMap(({ page }) =>
    namedText(page)
      ? []
      : alignPoints(page).map((point) =>
          findingAt(point, page.file, edition, [
            'Unexpected <Align> on the page of a source that is of no other, expected translation-of or witness-of in its fields',
            'say in the fields which source this one translates, or is another text of; or take the tag out',
          ]),
        ),
  );
}

const misplaced = eachText((text, edition) => {
  const { points, sizes, source } = text;
  let last: AlignPoint | undefined;
  return points.flatMap((point) => {
    const fault = faultOf(point, last, sizes);
    if (fault !== undefined)
      return [
        findingAt(
          point,
          source.page.file,
          edition,
          wordsOf(fault, point, { text, last }),
          fault === 'repeated' || fault === 'backwards' ? last : undefined,
        ),
      ];
    last = point;
    return [];
  });
});

function wordsOf(
  fault: AlignFault,
  { own, other }: AlignPoint,
  { text: { named, sizes }, last }: { text: CheckedText; last: AlignPoint | undefined },
): [message: string, hint: string] {
  const number = `look at the number of the paragraph on the page of “${named.id}”, and correct it`;
  const before = (last?.other ?? -1) + 1;
  switch (fault) {
    case 'nothing':
      return [
        'Unexpected <Align> behind the last paragraph, expected it in the paragraph that goes with another, or before it',
        'put it before the first word of that paragraph, or take it out',
      ];
    case 'unknown':
      return [
        `Unexpected paragraph ${other + 1}, expected one of the ${sizes.other} of “${named.id}”`,
        number,
      ];
    case 'repeated':
      return own === last?.own
        ? [
            'Unexpected second <Align> in a paragraph, expected one',
            'take one of them out: paragraphs stand beside each other whole',
          ]
        : [
            `Unexpected second <Align> with paragraph ${other + 1}, expected one`,
            'take this one out: paragraphs without the tag stand one by one beside those that follow',
          ];
    case 'backwards':
      return [
        `Unexpected paragraph ${other + 1} behind paragraph ${before}, expected a higher number`,
        number,
      ];
  }
}

function findingAt(
  { element: { at, opened } }: AlignPoint,
  path: string,
  edition: Edition,
  [message, hint]: [message: string, hint: string],
  last?: AlignPoint,
): Finding {
  const file = fileOf(edition, path);
  return {
    code: 'align-broken',
    message,
    hint,
    place: placeOf(file, at, opened),
    ...(last && {
      related: [{ ...placeOf(file, last.element.at), message: 'the one before is here' }],
    }),
  };
}
