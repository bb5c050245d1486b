import { count } from '../core/text/count.ts';
import type { Block } from '../core/page/model.ts';
import { blocksOf, type Layout, type Look, namedLayouts } from '../core/page/layout.ts';

/**
 * Returns what a text was taken for, in a line, and how to have it taken for something else; undefined for one of a
 * single line.
 */
export function describeLook(text: string, look: Look): string | undefined {
  const blocks = blocksOf(text, look);
  const others = namedLayouts.filter((layout) => isAnother(text, layout, look));
  const blockCount = (layout: Layout) => blocksOf(text, { layout }).length;
  // Where no two lines stand together, there is nothing else to take it for.
  if (blockCount('paragraphs') === blockCount('flow'))
    return blocks.length > 1 ? wordsFor(look, blocks) : undefined;
  return `${wordsFor(look, blocks)}; otherwise: --lines ${others.join(', ').replace(/, (\w+)$/, ' or $1')}`;
}

function isAnother(text: string, layout: Layout, look: Look): boolean {
  if (layout === look.layout) return false;
  const isSame = (one: Look, other: Look) =>
    JSON.stringify(blocksOf(text, one)) === JSON.stringify(blocksOf(text, other));
  if (layout === 'indents' && isSame({ layout }, { layout: 'flow' })) return false;
  // Of lines that stay the page itself says so, too.
  return layout === 'keep' || look.layout === 'keep' || !isSame({ layout }, look);
}

function wordsFor({ layout, width }: Look, blocks: readonly string[][]): string {
  const paragraphs = count(blocks.length, 'paragraph');
  const kept = blocks.filter((rows) => rows.length > 1).length;
  const but = kept > 0 ? `, kept in ${count(kept, 'block')} such as a list or a table` : '';
  const joined =
    width === undefined ? 'their lines joined' : `lines of about ${width} characters joined${but}`;
  switch (layout) {
    case 'flow':
      return `${paragraphs}, by blank lines`;
    case 'wrapped':
      return `${paragraphs}, by blank lines; ${joined}`;
    case 'indents':
      return `${paragraphs}, by blank lines and indentation; ${joined}`;
    case 'rows':
      return `${paragraphs}, by blank lines; lines that stand together stay`;
    case 'tables':
      return `${paragraphs}, one a line, but for ${count(kept, 'table')}, whose lines stay`;
    case 'paragraphs':
      return `${paragraphs}, one a line`;
    case 'keep':
      return `${count(blocks.flat().length, 'line')}, kept as in verse or a table`;
  }
}

/** Returns what is told of the blocks of a page that stand in columns; nothing where none does. */
export function describeColumns(blocks: readonly Block[]): string[] {
  const tables = blocks.filter(({ columns }) => columns !== undefined).length;
  if (tables === 0) return [];
  const stand = `${count(tables, 'block')} ${tables === 1 ? 'stands' : 'stand'} in columns`;
  return [`columns: ${stand}, with lines and blanks as they are, in letters of one width`];
}
