import { voids } from '../../page/rendition.ts';
import { eachElement } from '../each-element.ts';
import type { Rule } from '../rule.ts';

/** An element that stands where words are missing, or a page or a paragraph begins, holds some. */
export const gapFilled: Rule = {
  code: 'gap-filled',
  find: eachElement((element, file) => {
    const { name, at, end, empty } = element;
    if (empty || !voids.has(name)) return;
    file.report(
      'gap-filled',
      { start: at, end },
      `Unexpected words in <${name}>, expected none: write <${name}/>`,
      { hint: hintOf(name) },
    );
  }),
};

const ofGap =
  'words that can be read, if hardly, stand in <Unclear>; those that editors add to the seed cannot stand here';
function hintOf(name: string): string {
  const stands = beginning[name];
  return stands === undefined ? ofGap : `${stands}, and holds none: take </${name}> out`;
}

const beginning: Record<string, string> = {
  Page: 'it stands before the first word of the page',
  Align: 'it stands before the first word of the paragraph',
};
