import type { Nodes } from 'mdast';
import { pointAt } from '../text/lines.ts';
import { attributesOf, refuseHtml } from './element.ts';
import type { More, FilePassage } from './file.ts';
import type { MarkupElement } from './model.ts';
import { startOf } from './nodes.ts';
import { scan } from './scan.ts';
import { opensKey, type Unparsed } from './syntax.ts';
import { createTags, type Tags } from './tags.ts';
import { excesses } from './excess.ts';

interface Reader extends FilePassage {
  tags: Tags;
}

/**
 * Reads a tree that was parsed without MDX, after MDX refused it, and returns the elements whose tags can be read.
 * Reports every unescaped construct in our own words, with the pairing of tags: code-in-page, html-in-page,
 * element-unknown, attribute-unknown, tag-malformed, tag-unpaired and claim-across-blocks, and what `passOn` does where
 * it finds none of these.
 */
export function recover({ tree, error }: Unparsed, passage: FilePassage): MarkupElement[] {
  const { findings } = passage.file;
  const before = findings.length;
  const tags = createTags(passage);
  visit(tree, { ...passage, tags });
  const elements = tags.end();
  // A tag alone on its line is a fault that its element tells.
  const known = findings.length > before || elements.some((element) => element.flow);
  if (!known) passOn(error, passage);
  return elements;
}

/**
 * Reports markup-excessive where the parser was stopped, else syntax-invalid, which passes on its word: our own reading
 * finds nothing wrong.
 */
function passOn(error: Unparsed['error'], { file, toFile }: FilePassage): void {
  const where = error.at === undefined ? { file: file.path } : toFile(error.at);
  if (error.excess) {
    const { found, hint } = excesses[error.excess];
    const message = `Unexpected ${found} that reading them takes too long, expected fewer`;
    return file.report('markup-excessive', where, message, { hint: hint });
  }
  // The parser counts lines from where the text begins, not the file.
  const word = error.message.replace(/ \(\d+:[^)]*\)/g, '');
  const message = `Unexpected syntax, expected MDX: ${word}`;
  file.report('syntax-invalid', where, message, { hint: mendOf(word) });
}

/** What is opened inside of emphasis, a link or the like has to end there. */
function mendOf(message: string): string {
  const name = /^Expected a closing tag for `<(\w+)>` before the end of/.exec(message)?.[1];
  return name === undefined
    ? 'put a backslash before “{” and “<” where they are text'
    : `put </${name}> before the sign that ends the emphasis or link, or <${name} …> before the one that begins it`;
}

const leaves = new Set(['paragraph', 'heading', 'tableCell']);

function visit(node: Nodes, reader: Reader): void {
  if (leaves.has(node.type)) reader.tags.block();
  if (node.type === 'text') return visitText(node.value, startOf(node), reader);
  if (node.type === 'html') return visitHtml(node.value, startOf(node), reader);
  if (node.type === 'link' && reader.text[startOf(node)] === '<')
    return visitAutolink(startOf(node), reader);
  if ('children' in node) for (const child of node.children) visit(child, reader);
}

function visitText(value: string, from: number, reader: Reader): void {
  scan(reader.text, from, value)?.forEach((at, index) => {
    if (reader.text[at] !== value[index]) return;
    if (value[index] === '{' && !isKey(at, reader)) refuseCode('{', at, reader);
    if (value[index] === '<') visitStray(at, reader);
    for (const word of ['export', 'import']) {
      if (!value.startsWith(`${word} `, index) || !startsBlock(at, reader)) continue;
      refuseCode(word, at, reader);
    }
  });
}

/** Whether a brace opens the key of a citation, which prose may have. */
function isKey(at: number, { text, scope }: Reader): boolean {
  return scope.kind !== 'source' && opensKey(text, at);
}

/** Whether MDX may begin a block at an offset: in a line below nothing, or below tags alone. */
function startsBlock(at: number, { file, toFile }: Reader): boolean {
  const start = toFile(at);
  const { line, column } = pointAt(file.lines, start);
  const above = file.text.slice(file.lines.starts[line - 2], start);
  return at === 0 || (column === 1 && /^[\t ]*(?:<[^<>]*>[\t ]*)*[\r\n]*$/.test(above));
}

function refuseCode(what: string, at: number, reader: Reader): void {
  const start = reader.toFile(at);
  const brace = what === '{';
  reader.file.report(
    'code-in-page',
    { start, end: start + what.length },
    `Unexpected “${what}”${brace ? '' : ' at the start of a line'}, expected text: MDX reads it as code, and nothing in a page is run`,
    {
      hint: brace
        ? 'put a backslash before “{”'
        : `write its first letter as “${what === 'export' ? '&#101;' : '&#105;'}”`,
      ...(brace && escaping(at, reader)),
    },
  );
}

/** In the source text the seed decides whether a character is text; in prose it can only be that. */
function escaping(at: number, { file, toFile, scope }: Reader): Pick<More, 'fix'> {
  const insertion = { at: toFile(at), text: '\\' };
  return scope.kind === 'source' ? {} : { fix: { file: file.path, insertions: [insertion] } };
}

/** A `<` that is no tag even to HTML: a tag of ours written wrongly, or text; before a blank it is none to MDX. */
function visitStray(at: number, reader: Reader): void {
  if (/^<[\t\n\r ]/.test(reader.text.slice(at, at + 2))) return;
  const name = /^<\/?([A-Za-z]+)/.exec(reader.text.slice(at, at + 20))?.[1] ?? '';
  if (attributesOf.has(name)) reader.tags.malformed(name, reader.toFile(at));
  else {
    const message = 'Unexpected “<”, expected “\\<” where it is text';
    const [, turned] = /^<\\([A-Za-z]+)>/.exec(reader.text.slice(at, at + 20)) ?? [];
    // A slash that leans the other way is a slip that has its own mend.
    const isTurned = turned !== undefined && attributesOf.has(turned);
    const fix = isTurned ? {} : escaping(at, reader);
    const hint = `${isTurned ? `did you mean “</${turned}>”? ` : ''}put a backslash before “<”`;
    refuseSign(at, reader, { message, hint, ...fix });
  }
}

function visitAutolink(at: number, reader: Reader): void {
  const message = 'Unexpected “<” before an address, expected “\\<”';
  const hint = 'put a backslash before “<”; in notes and commentary write [text](address)';
  refuseSign(at, reader, { message, hint });
}

/** Reports html-in-page for the sign at an offset. */
function refuseSign(
  at: number,
  { file, toFile }: Reader,
  { message, ...more }: More & { message: string },
): void {
  const start = toFile(at);
  file.report('html-in-page', { start, end: start + 1 }, message, more);
}

/** Reads one tag, comment, declaration or instruction. */
function visitHtml(value: string, from: number, { file, tags, toFile }: Reader): void {
  const name = /^<\/?([A-Za-z][\w-]*)/.exec(value)?.[1];
  if (name === undefined) refuseHtml(value.slice(0, 4), toFile(from), file);
  else tags.tag(value, name, toFile(from));
}
