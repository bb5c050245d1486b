import { stringify } from 'yaml';
import { blocksOf, type Look } from './layout.ts';
import { openingTag } from './rendition.ts';
import { type Signed, signedIn } from './signs.ts';

/** What the frontmatter of a new page says, in the order in which it is written. */
export type NewPageData = Record<string, string | string[] | Readonly<Record<string, unknown>>>;

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
  const blocks = blocksOf(seed, look).map((rows) => rows.join('\n'));
  return blocks.map((block) => `${writeBlock(block, look)}\n\n`).join('');
}

/** Writes a block, whose lines end in line feeds, with the elements for its signs. */
function writeBlock(block: string, { signs }: Look): string {
  const tags = signs === undefined ? [] : signedIn(block, signs).flatMap(tagsAround);
  tags.sort((a, b) => a.at - b.at || a.rank - b.rank);
  return writeTagged(block, tags);
}

/** A tag, or the mark of a note, and the UTF-16 offset in a text before which it stands. */
export interface PlacedTag {
  at: number;
  tag: string;
}

/** Returns a block, whose lines end in line feeds, as Markdown that reads as it, with tags, in the order of their places. */
export function writeTagged(block: string, tags: readonly PlacedTag[]): string {
  let [written, done] = ['', 0];
  for (const { at, tag } of tags) {
    written += escapeLines(block.slice(done, at), written === '') + tag;
    done = at;
  }
  return written + escapeLines(block.slice(done), written === '');
}

/** Returns a heading of a depth, from 1 to 6, of one line of Markdown: number signs at its end, which would close it, are words (CommonMark 0.31, §4.2). */
export function writeHeading(depth: number, line: string): string {
  return `${'#'.repeat(depth)} ${line.replace(/(?<=^|[\t ])#+$/, '\\$&')}`;
}

/** Returns the definition of an editors’ note, whose paragraphs are words with line feeds, to be put at the end of a page. Blanks that a line begins with are none of it: they would be code. */
export function writeNote(id: string, paragraphs: readonly string[]): string {
  const lineOf = (line: string) => escapeInNote(line.replace(/^[\t ]+/, ''));
  const written = paragraphs.map((words) => words.split('\n').map(lineOf).join('\\\n'));
  return writeDefinition(id, written.join('\n\n'));
}

/** Returns the definition of an editors’ note from its Markdown, whose lines end in line feeds, to be put at the end of a page. */
export function writeDefinition(id: string, prose: string): string {
  // A blank line belongs to it as it is (CommonMark 0.31, §5.2).
  const lines = prose
    .split('\n')
    .map((line, n) => (n > 0 && /[^\t ]/.test(line) ? `    ${line}` : line));
  return `\n[^${id}]: ${lines.join('\n')}\n`;
}

/** In a note, unlike in a source, addresses are links and a first line may say what is claimed: here all is words. */
export function escapeInNote(line: string): string {
  return escapeLine(line)
    .replace(/^(says):/i, '$1\\:')
    .replace(/\b(https?|ftp):(?=\/\/)/gi, '$1\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/@/g, '\\@');
}

/** Escapes lines, of which the first may go on behind a tag: then nothing can begin with it. The blanks that others begin with are those of the seed. */
function escapeLines(lines: string, begins: boolean): string {
  return lines
    .split('\n')
    .map((line, index) =>
      index > 0 || begins ? escapeLine(line.replace(/^[\t ]+/, '')) : escapeSigns(line),
    )
    .join('\\\n');
}

/** The tags of a stretch: at one place the end of what was opened last comes first, and the outer is opened before the inner. */
function tagsAround(signed: Signed, index: number) {
  return [
    { at: signed.start, rank: index + 1, tag: openingTag(signed) },
    { at: signed.end, rank: -index - 1, tag: `</${signed.name}>` },
  ];
}

/** Escapes what could begin something anywhere. */
function escapeSigns(line: string): string {
  return line.replace(/[\\`*_{<[~]/g, '\\$&').replace(reference, '\\&');
}

const reference = /&(?=#\d{1,7};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z][\dA-Za-z]{0,30};)/g;

/**
 * Returns a line as Markdown with MDX that reads as that line. Every character that could begin something
 * anywhere is escaped wherever it stands, so that a tag may later be put beside it.
 * @example
 * escapeLine('1. a *star* & <b>') // => '1\\. a \\*star\\* & \\<b>'
 */
export function escapeLine(line: string): string {
  const escaped = escapeSigns(line);
  if (/^(?:export|import)(?![A-Za-z])/.test(escaped)) {
    // No backslash can escape a letter; a formatter would undo indentation.
    return `&#${escaped.charCodeAt(0)};${escaped.slice(1)}`;
  }
  if (/^\d{1,9}[.)](?=[\t ]|$)/.test(escaped)) return escaped.replace(/[.)]/, '\\$&');
  const opens = /^(?:#{1,6}(?=[\t ]|$)|[-+](?=[\t ]|$)|>|=+[\t ]*$|[-:|\t ]+$)/.test(escaped);
  return opens ? `\\${escaped}` : escaped;
}
