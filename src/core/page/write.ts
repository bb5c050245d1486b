import { stringify } from 'yaml';
import { blocksOf, type Look } from './layout.ts';

/** What the frontmatter of a new page says, in the order in which it is written. */
export type NewPageData = Record<string, string | string[] | Record<string, string>>;

/**
 * Returns the MDX page of a seed: every block one line of the file, or one for each line that ends in a break, escaped so
 * that its text reads as the seed's. No heading is guessed.
 */
export function writePage(seed: string, data: NewPageData, look: Look): string {
  const front = stringify(data, { lineWidth: 0 });
  return `---\n${front}---\n\n<Source>\n\n${writeText(seed, look)}</Source>\n`;
}

/** Returns what stands between the tags of the source, each block with a blank line after it. */
export function writeText(seed: string, look: Look): string {
  const blocks = blocksOf(seed, look).map((rows) => rows.map(escapeLine).join('\\\n'));
  return blocks.map((block) => `${block}\n\n`).join('');
}

const reference = /&(?=#\d{1,7};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z][\dA-Za-z]{0,30};)/g;

/**
 * Returns a line as Markdown with MDX that reads as that line. Every character that could begin something
 * anywhere is escaped wherever it stands, so that a tag may later be put beside it.
 * @example
 * escapeLine('1. a *star* & <b>') // => '1\\. a \\*star\\* & \\<b>'
 */
export function escapeLine(line: string): string {
  const escaped = line.replace(/[\\`*_{<[~]/g, '\\$&').replace(reference, '\\&');
  if (/^(?:export|import)(?![A-Za-z])/.test(escaped)) {
    // No backslash can escape a letter; a formatter would undo indentation.
    return `&#${escaped.charCodeAt(0)};${escaped.slice(1)}`;
  }
  if (/^\d{1,9}[.)](?=[\t ]|$)/.test(escaped)) return escaped.replace(/[.)]/, '\\$&');
  const opens = /^(?:#{1,6}(?=[\t ]|$)|[-+](?=[\t ]|$)|>|=+[\t ]*$|[-:|\t ]+$)/.test(escaped);
  return opens ? `\\${escaped}` : escaped;
}
