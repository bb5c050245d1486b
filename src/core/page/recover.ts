import type { Nodes } from 'mdast';
import type { Finding } from '../problem.ts';
import { pointAt } from '../text/lines.ts';
import { attributesOf, rawHtml } from './element.ts';
import { placeOf, type TextFile } from './file.ts';
import type { Element } from './model.ts';
import { startOf } from './nodes.ts';
import { scan } from './scan.ts';
import { opensKey, type Unparsed } from './syntax.ts';
import { createTags, type Tags } from './tags.ts';
import { excesses } from './excess.ts';

/** What a text that is no MDX still tells: its faults, and the elements whose tags can be read. */
export interface Recovered {
  findings: Finding[];
  elements: Element[];
}

interface Reader {
  file: TextFile;
  parsed: string;
  toFile: (offset: number) => number;
  tags: Tags;
  scope: string;
  findings: Finding[];
}

/**
 * Reads a tree that was parsed without MDX, after MDX refused it, and reports every unescaped construct in our
 * own words, with the pairing of tags. Yields code-in-page, html-in-page, element-unknown, attribute-unknown,
 * tag-malformed, tag-unpaired and claim-across-blocks, and what `passedOn` returns where it finds none of these.
 */
export function recover(
  { tree, error }: Unparsed,
  file: TextFile,
  parsed: string,
  toFile: (offset: number) => number,
  scope: string,
): Recovered {
  const findings: Finding[] = [];
  const tags = createTags(file, scope, findings);
  visit(tree, { file, parsed, toFile, tags, scope, findings });
  const elements = tags.end();
  // A tag alone on its line is a fault that its element tells.
  const known = findings.length > 0 || elements.some((element) => element.flow);
  if (!known) findings.push(passedOn(error, file, toFile));
  return { findings, elements };
}

/**
 * Returns markup-excessive where the parser was stopped, else syntax-invalid, which passes on its word: our own reading
 * finds nothing wrong.
 */
export function passedOn(
  error: Unparsed['error'],
  file: TextFile,
  toFile: (offset: number) => number,
): Finding {
  const place = error.at === undefined ? { file: file.path } : placeOf(file, toFile(error.at));
  if (error.excess) {
    const { found, mend } = excesses[error.excess];
    return {
      code: 'markup-excessive',
      message: `Unexpected ${found} that reading them takes too long, expected fewer`,
      place,
      hint: mend,
    };
  }
  return {
    code: 'syntax-invalid',
    // The parser counts lines from where the text begins, not the file.
    message: `Unexpected syntax, expected MDX: ${error.message.replace(/ \(\d+:[^)]*\)/g, '')}`,
    place,
    hint: mendOf(error.message.replace(/ \(\d+:[^)]*\)/g, '')),
  };
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
  const at = startOf(node);
  if (leaves.has(node.type)) reader.tags.block();
  if (node.type === 'text') return visitText(node.value, at, reader);
  if (node.type === 'html') return visitHtml(node.value, at, reader);
  if (node.type === 'link' && reader.parsed[at] === '<') return visitAutolink(at, reader);
  if ('children' in node) for (const child of node.children) visit(child, reader);
}

function visitText(value: string, from: number, reader: Reader): void {
  scan(reader.parsed, from, value)?.forEach((at, index) => {
    if (reader.parsed[at] !== value[index]) return;
    if (value[index] === '{' && !isKey(at, reader)) reader.findings.push(code('{', at, reader));
    if (value[index] === '<') visitStray(at, reader);
    for (const word of ['export', 'import']) {
      if (!value.startsWith(`${word} `, index) || !startsBlock(at, reader)) continue;
      reader.findings.push(code(word, at, reader));
    }
  });
}

/** Whether a brace opens the key of a citation, which prose may have. */
function isKey(at: number, { parsed, scope }: Reader): boolean {
  return scope !== 'source' && opensKey(parsed, at);
}

/** Whether MDX may begin a block at an offset: in a line below nothing, or below tags alone. */
function startsBlock(at: number, { file, toFile }: Reader): boolean {
  const start = toFile(at);
  const { line, column } = pointAt(file.lines, start);
  const above = file.text.slice(file.lines.starts[line - 2], start);
  return at === 0 || (column === 1 && /^[\t ]*(?:<[^<>]*>[\t ]*)*[\r\n]*$/.test(above));
}

function code(what: string, at: number, { file, toFile, scope }: Reader): Finding {
  const start = toFile(at);
  const brace = what === '{';
  return {
    code: 'code-in-page',
    message: `Unexpected “${what}”${brace ? '' : ' at the start of a line'}, expected text: MDX reads it as code, and nothing in a page is run`,
    place: placeOf(file, start, start + what.length),
    hint: brace
      ? 'put a backslash before “{”'
      : `write its first letter as “${what === 'export' ? '&#101;' : '&#105;'}”`,
    ...(brace && escaping(file, start, scope)),
  };
}

/** In the source text the seed decides whether a character is text; in prose it can only be that. */
function escaping(file: TextFile, at: number, scope: string): Pick<Finding, 'fix'> {
  return scope === 'source' ? {} : { fix: { file: file.path, insertions: [{ at, text: '\\' }] } };
}

/** A `<` that is no tag even to HTML: a tag of ours written wrongly, or text; before a blank it is none to MDX. */
function visitStray(at: number, reader: Reader): void {
  if (/^<[\t\n\r ]/.test(reader.parsed.slice(at, at + 2))) return;
  const name = /^<\/?([A-Za-z]+)/.exec(reader.parsed.slice(at, at + 20))?.[1] ?? '';
  if (attributesOf.has(name)) reader.tags.malformed(name, reader.toFile(at));
  else {
    const message = 'Unexpected “<”, expected “\\<” where it is text';
    const [, turned] = /^<\\([A-Za-z]+)>/.exec(reader.parsed.slice(at, at + 20)) ?? [];
    // A slash that leans the other way is a slip that has its own mend.
    const isTurned = turned !== undefined && attributesOf.has(turned);
    const fix = isTurned ? {} : escaping(reader.file, reader.toFile(at), reader.scope);
    const hint = `${isTurned ? `did you mean “</${turned}>”? ` : ''}put a backslash before “<”`;
    reader.findings.push({ ...bare(message, at, reader, hint), ...fix });
  }
}

function visitAutolink(at: number, reader: Reader): void {
  const message = 'Unexpected “<” before an address, expected “\\<”';
  const hint = 'put a backslash before “<”; in notes and commentary write [text](address)';
  reader.findings.push(bare(message, at, reader, hint));
}

function bare(message: string, at: number, { file, toFile }: Reader, hint: string): Finding {
  const start = toFile(at);
  return { code: 'html-in-page', message, place: placeOf(file, start, start + 1), hint };
}

/** Reads one tag, comment, declaration or instruction. */
function visitHtml(value: string, from: number, { file, tags, toFile, findings }: Reader): void {
  const name = /^<\/?([A-Za-z][\w-]*)/.exec(value)?.[1];
  if (name === undefined) findings.push(rawHtml(value.slice(0, 4), file, toFile(from)));
  else tags.tag(value, name, toFile(from));
}
