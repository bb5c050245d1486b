import { stringify } from 'yaml';
import { isBlank } from '../text/fold.ts';
import { withLineFeeds } from '../text/lines.ts';

/** What the frontmatter of a new page says, in the order in which it is written. */
export type NewPageData = Record<string, string>;

/**
 * Returns the MDX page of a seed: every block one line of the file (with `keep`, every line a line that ends in
 * a break), escaped so that its text reads as the seed's. No heading is guessed.
 */
export function writePage(seed: string, data: NewPageData, keep: boolean): string {
  const front = stringify(data, { lineWidth: 0 });
  const body = blocksOf(seed).map((lines) =>
    keep ? lines.map(escapeLine).join('\\\n') : escapeLine(lines.join(' ')),
  );
  return `---\n${front}---\n\n<Source>\n\n${body.map((block) => `${block}\n\n`).join('')}</Source>\n`;
}

/** The blocks of a text, each as its lines without the blanks at their ends; blank lines part them. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = [[]];
  for (const raw of withLineFeeds(text).split('\n')) {
    const line = withoutBlankEnds(raw);
    if (line === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0);
}

function withoutBlankEnds(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isBlank(line.charCodeAt(start))) start++;
  while (end > start && isBlank(line.charCodeAt(end - 1))) end--;
  return line.slice(start, end);
}

const reference = /&(?=#\d{1,7};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z][\dA-Za-z]{0,30};)/g;

/**
 * Returns a line as Markdown with MDX that reads as that line. Every character that could begin something
 * anywhere is escaped wherever it stands, so that a tag may later be put beside it.
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
