import { stringify } from 'yaml';
import { type NewPageData, writeDefinition, writeHeading, writeTagged } from '../page/write.ts';
import { push } from '../text/lookup.ts';
import { noteProse } from './note-prose.ts';
import type { TeiBlock } from './writing.ts';

/** Returns the text that a seed holds: the blocks with words, a blank line between. */
export function seedOf(blocks: readonly TeiBlock[]): string {
  return sourceBlocks(blocks)
    .flatMap(({ text }) => (text === '' ? [] : [`${text}\n`]))
    .join('\n');
}

/** Returns the page of a text, with what stands before it and the notes that are the editors’ behind. */
export function pageOf(blocks: readonly TeiBlock[], data: NewPageData, lead: string): string {
  const written = sourceBlocks(blocks).map((block) => `${writeBlock(block)}\n\n`);
  const front = `${frontmatter(data)}\n${lead === '' ? '' : `${lead}\n\n`}`;
  return `${front}<Source>\n\n${written.join('')}</Source>\n${definitions(blocks).join('')}`;
}

/** Returns fields as the frontmatter of a page, each text with its own line ends. */
export function frontmatter(data: Readonly<Record<string, unknown>>): string {
  return `---\n${yamlOf(data)}---\n`;
}

/** Returns values as YAML that reads as they are, each text with its own line ends. */
export function yamlOf(data: unknown): string {
  return stringify(data, {
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Infinity,
    // Of lines that the first has nothing but spaces the library would lose these.
    blockQuote: !/"(?:\\n| )* \\n/.test(JSON.stringify(data)),
  });
}

function sourceBlocks(blocks: readonly TeiBlock[]): TeiBlock[] {
  return blocks.filter(({ note }) => note?.isEditors !== true);
}

function writeBlock({ text, tags, heading, quoted, note }: TeiBlock): string {
  const around =
    note && text !== ''
      ? [{ at: 0, tag: `<Note of="${note.id}">` }, ...tags, { at: text.length, tag: '</Note>' }]
      : tags;
  // Beside the mark of a note these would be read with it: as a picture, a link, a definition.
  const written = writeTagged(text, around)
    .replace(/!(?=\[\^)/g, '\\!')
    .replace(/\[\^[a-z0-9-]+\](?=[(:])/g, '$&\\');
  const quote = '> '.repeat(quoted);
  if (heading > 0) return quote + writeHeading(heading, written.replace(/\\\n/g, ' '));
  return `${quote}${written.replaceAll('\n', `\n${quote}`)}`;
}

/** The notes of editors. */
function definitions(blocks: readonly TeiBlock[]): string[] {
  const notes = new Map<string, TeiBlock[]>();
  for (const block of blocks) {
    if (block.note?.isEditors === true && block.text !== '') push(notes, block.note.id, block);
  }
  return [...notes].map(([id, own]) => writeDefinition(id, noteProse(own)));
}
