import type { Edition } from '../../edition/edition.ts';
import { fileOf } from '../../edition/file-of.ts';
import { rightPoints, type Segment, segmentsOf } from '../../edition/text-pairs.ts';
import { placeOf } from '../../page/file.ts';
import type { Finding, Place } from '../../problem.ts';
import { count } from '../../text/count.ts';
import { type CheckedText, eachText } from '../each-text.ts';
import type { Rule } from '../rule.ts';

/**
 * A text that is set one by one beside the one that it is of has more paragraphs than that, or fewer, behind the last one of which its
 * editors say with which it goes: before that they have seen to it.
 */
export const paragraphsUnequal: Rule = {
  code: 'paragraphs-unequal',
  whole: true,
  find: eachText((text, edition) => {
    const { named, points, sizes } = text;
    // Texts of the same words are set side by these.
    if (named.relation === 'witness' && points.length === 0) return [];
    // What is wrong with what they say is told as such.
    if (rightPoints(points, sizes).length < points.length) return [];
    return segmentsOf(points, sizes)
      .slice(-1)
      .flatMap((segment) => judge(segment, text, edition));
  }),
};

function judge({ own, other, point }: Segment, text: CheckedText, edition: Edition): Finding[] {
  const [mine, theirs] = [own.end - own.start, other.end - other.start];
  if (mine === theirs) return [];
  const { named } = text;
  const from = (start: number) => (start === 0 ? '' : ` from ¶ ${start + 1} on`);
  const words = `Unexpected ${count(mine, 'paragraph')}${from(own.start)}, expected ${theirs}, as “${named.id}” has${from(other.start)}`;
  return [
    {
      code: 'paragraphs-unequal',
      message: words,
      place: placeIn(point, text, edition),
      hint: `put <Align with="…"/> before the first word of a paragraph that goes with another one than the same of the text before it, with the number of that paragraph of “${named.id}”`,
    },
  ];
}

function placeIn(
  point: Segment['point'],
  { source: { page }, named }: CheckedText,
  edition: Edition,
): Place {
  if (point) return placeOf(fileOf(edition, page.file), point.element.at, point.element.opened);
  return { file: page.file, ...page.fields[named.field] };
}
