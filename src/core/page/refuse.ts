import type { Nodes } from 'mdast';
import type { ReportingFile } from './file.ts';
import type { Range } from '../text/range.ts';

const names: Partial<Record<Nodes['type'], string>> = {
  emphasis: 'emphasis',
  strong: 'strong emphasis',
  delete: 'strikethrough',
  inlineCode: 'code',
  code: 'a code block',
  link: 'a link',
  linkReference: 'a link',
  image: 'an image',
  imageReference: 'an image',
  heading: 'a heading',
  list: 'a list',
  table: 'a table',
  thematicBreak: 'a rule',
  blockquote: 'a quote in a quote',
  definition: 'the definition of a link',
  footnoteDefinition: 'the definition of a note',
  footnoteReference: 'the mark of a note',
  mdxJsxFlowElement: 'a tag',
  mdxJsxTextElement: 'a tag',
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

/** Reports source-markup for Markdown in words that a comparison quotes. Offsets are UTF-16 units of the file. */
export function refuseQuoted(node: Nodes, range: Range, file: ReportingFile): void {
  file.report(
    'source-markup',
    range,
    `Unexpected ${names[node.type] ?? 'markup'} among the words of a <Row>, expected them as they are quoted`,
    {
      hint: 'put a backslash before the character that Markdown reads here; what you say of the words stands below the quotes',
    },
  );
}

/** Reports code-in-page for what MDX would run in the source text. Offsets are UTF-16 units of the file. */
export function refuseCode(_: Nodes, range: Range, file: ReportingFile): void {
  file.report('code-in-page', range, 'Unexpected code, expected text: nothing in a page is run', {
    hint: 'put a backslash before “{”; write the first letter of a line that begins with export or import as “&#101;” or “&#105;”',
  });
}
