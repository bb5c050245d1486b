import type { Nodes } from 'mdast';
import type { ReportingFile } from './file.ts';
import type { Range } from '../text/range.ts';

const names: Partial<Record<Nodes['type'], string>> = {
  emphasis: 'emphasis',
  strong: 'strong emphasis',
  inlineCode: 'code',
  code: 'a code block',
  link: 'a link',
  linkReference: 'a link',
  image: 'an image',
  imageReference: 'an image',
  list: 'a list',
  thematicBreak: 'a rule',
  definition: 'the definition of a link',
  footnoteDefinition: 'the definition of a note',
};

/** Reports source-markup for Markdown that source text may not hold. Offsets are UTF-16 units of the file. */
export function refuseMarkup(node: Nodes, range: Range, file: ReportingFile): void {
  file.report(
    'source-markup',
    range,
    `Unexpected ${names[node.type] ?? node.type} in the source text, expected its words, headings, line breaks and quotes only`,
    {
      hint:
        node.type === 'footnoteDefinition'
          ? 'move the note below </Source>'
          : 'put a backslash before the character that Markdown reads here; the seed decides what stands in <Source>',
    },
  );
}

/** Reports code-in-page for what MDX would run in the source text. Offsets are UTF-16 units of the file. */
export function refuseCode(_: Nodes, range: Range, file: ReportingFile): void {
  file.report('code-in-page', range, 'Unexpected code, expected text: nothing in a page is run', {
    hint: 'put a backslash before “{”; write the first letter of a line that begins with export or import as “&#101;” or “&#105;”',
  });
}
