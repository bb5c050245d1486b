import type { Nodes } from 'mdast';
import type { Finding } from '../problem.ts';
import { attributesOf, openingEnd, unknownElement } from './element.ts';
import { placeOf, type TextFile } from './file.ts';
import type { Element } from './model.ts';
import { scan } from './scan.ts';
import type { Parsed } from './syntax.ts';

/** What a page that is no MDX still tells: its faults, and the elements whose tags can be read. */
export interface Recovered {
  findings: Finding[];
  elements: Element[];
}

interface Tag {
  name: string;
  at: number;
  end: number;
  closing: boolean;
  /** The index of the block that it stands in. */
  block: number;
}

interface Reader {
  file: TextFile;
  parsed: string;
  toFile: (offset: number) => number;
  end: number;
  scope: string;
  found: Recovered;
  open: Tag[];
  block: number;
}

/**
 * Reads a tree that was parsed without MDX, after MDX refused it, and reports every unescaped construct in our
 * own words, with the pairing of tags. Yields code-in-page, html-in-page, element-unknown, tag-malformed,
 * tag-unpaired and claim-across-blocks, and syntax-invalid where it finds none of these.
 */
export function recover(
  { tree, error }: Parsed,
  file: TextFile,
  parsed: string,
  toFile: (offset: number) => number,
  scope: string,
): Recovered {
  const found: Recovered = { findings: [], elements: [] };
  const reader: Reader = {
    file,
    parsed,
    toFile,
    end: parsed.length,
    scope,
    found,
    open: [],
    block: 0,
  };
  visit(tree, reader);
  for (const tag of reader.open) found.findings.push(unpaired(tag, file));
  if (found.findings.length === 0) found.findings.push(passedOn(error, file, toFile));
  return found;
}

/** Where our own reading finds nothing wrong, the parser's word is passed on. */
function passedOn(
  error: Parsed['error'],
  file: TextFile,
  toFile: (offset: number) => number,
): Finding {
  return {
    code: 'syntax-invalid',
    message: `Unexpected syntax, expected MDX: ${error?.message ?? ''}`,
    place: error?.at === undefined ? { file: file.path } : placeOf(file, toFile(error.at)),
    hint: 'put a backslash before “{” and “<” where they are text',
  };
}

const leaves = new Set(['paragraph', 'heading', 'html', 'code', 'tableCell']);

function visit(node: Nodes, reader: Reader): void {
  const at = node.position?.start.offset ?? 0;
  if (at >= reader.end && node.type !== 'root') return;
  if (leaves.has(node.type)) reader.block++;
  if (node.type === 'text') return visitText(node.value, at, reader);
  if (node.type === 'html') return visitHtml(node.value, at, reader);
  if (node.type === 'link' && reader.parsed[at] === '<') return visitAutolink(at, reader);
  if ('children' in node) for (const child of node.children) visit(child, reader);
}

function visitText(value: string, from: number, reader: Reader): void {
  const map = scan(reader.parsed, from, value);
  if (!map) return;
  for (let index = 0; index < value.length; index++) {
    const char = value[index];
    const at = map[index] ?? 0;
    if (reader.parsed[at] !== char) continue;
    if (char === '{') reader.found.findings.push(code('{', reader, at));
    if (char === '<') visitStray(at, reader);
    const word = /^(?:export|import)(?![A-Za-z])/.exec(value.slice(index, index + 7))?.[0];
    if (word && startsLine(reader.parsed, at)) reader.found.findings.push(code(word, reader, at));
  }
}

/** A `<` that is no tag even to HTML: a tag of ours written wrongly, or text. */
function visitStray(at: number, reader: Reader): void {
  const name = /^<\/?([A-Za-z][\w.:-]*)/.exec(reader.parsed.slice(at, at + 60))?.[1];
  if (name && Object.hasOwn(attributesOf, name)) {
    reader.found.findings.push(malformed(name, reader.file, reader.toFile(at)));
  } else {
    reader.found.findings.push({
      code: 'html-in-page',
      message: 'Unexpected “<”, expected “\\<” where it is text',
      place: placeOf(reader.file, reader.toFile(at), reader.toFile(at) + 1),
      hint: 'put a backslash before “<”',
    });
  }
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || /[\r\n]/.test(text[at - 1] ?? '');
}

function code(what: string, reader: Reader, at: number): Finding {
  const brace = what === '{';
  return {
    code: 'code-in-page',
    message: `Unexpected “${what}”${brace ? '' : ' at the start of a line'}, expected text: MDX reads it as code, and nothing in a page is run`,
    place: placeOf(reader.file, reader.toFile(at), reader.toFile(at) + what.length),
    hint: brace
      ? 'put a backslash before “{”'
      : `write its first letter as “${what === 'export' ? '&#101;' : '&#105;'}”`,
  };
}

function visitAutolink(at: number, reader: Reader): void {
  reader.found.findings.push({
    code: 'html-in-page',
    message: 'Unexpected “<” before an address, expected “\\<”',
    place: placeOf(reader.file, reader.toFile(at), reader.toFile(at) + 1),
    hint: 'put a backslash before “<”; in notes and commentary write [text](address)',
  });
}

/** One html node holds a single tag within a line, or everything up to a blank line when it begins one. */
function visitHtml(value: string, from: number, reader: Reader): void {
  const tags = /<(\/?)([A-Za-z][\w.:-]*)|<(?=[!?/])|\{/g;
  for (let match = tags.exec(value); match; match = tags.exec(value)) {
    const offset = from + match.index;
    if (value[match.index - 1] === '\\') continue;
    const at = reader.toFile(offset);
    if (match[0] === '{') {
      reader.found.findings.push(code('{', reader, offset));
      continue;
    }
    const name = match[2];
    if (!name) {
      reader.found.findings.push(
        rawHtml(value.slice(match.index, match.index + 4), reader.file, at),
      );
      tags.lastIndex = htmlEnd(value, match.index);
      continue;
    }
    const end = openingEnd(value, match.index);
    tags.lastIndex = end;
    visitTag(value.slice(match.index, end), name, at, reader);
  }
}

function htmlEnd(value: string, at: number): number {
  const end = value.startsWith('<!--', at)
    ? value.indexOf('-->', at) + 3
    : value.indexOf('>', at) + 1;
  return end > at ? end : at + 1;
}

const wellFormed = /^<\/?[A-Za-z]+(?:\s+[A-Za-z-]+=(?:"[^"]*"|'[^']*'))*\s*\/?>$/;

function visitTag(tag: string, name: string, at: number, reader: Reader): void {
  const { file, found } = reader;
  if (!Object.hasOwn(attributesOf, name)) {
    if (tag.startsWith('</')) return;
    const html = /^[a-z]/.test(name);
    found.findings.push(html ? rawHtml(`<${name}>`, file, at) : unknownElement(name, file, at));
    return;
  }
  if (!wellFormed.test(tag)) {
    found.findings.push(malformed(name, file, at));
    if (!tag.startsWith('</') && !tag.endsWith('/>')) {
      reader.open.push({ name, at, end: at + tag.length, closing: false, block: reader.block });
    }
    return;
  }
  if (tag.startsWith('</'))
    return close({ name, at, end: at + tag.length, closing: true, block: reader.block }, reader);
  found.elements.push(elementOf(tag, name, at, reader.scope));
  if (tag.endsWith('/>')) return;
  reader.open.push({ name, at, end: at + tag.length, closing: false, block: reader.block });
}

function close(tag: Tag, reader: Reader): void {
  const index = reader.open.findLastIndex((open) => open.name === tag.name);
  const open = reader.open[index];
  if (!open) {
    reader.found.findings.push(unpaired(tag, reader.file));
    return;
  }
  for (const between of reader.open.splice(index).slice(1)) {
    reader.found.findings.push(unpaired(between, reader.file));
  }
  if (open.block === tag.block) return;
  reader.found.findings.push({
    code: 'claim-across-blocks',
    message: `Unexpected </${tag.name}> in another block than its <${tag.name}>, expected both in one`,
    place: placeOf(reader.file, open.at, open.end),
    hint: 'end it in its own block, and mark the rest with another element of the same id',
    related: [{ ...placeOf(reader.file, tag.at, tag.end), message: 'its end is here' }],
  });
}

function elementOf(tag: string, name: string, at: number, scope: string): Element {
  const attributes: Element['attributes'] = {};
  for (const match of tag.matchAll(/\s([A-Za-z-]+)=(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[match[1] ?? ''] = { value: match[2] ?? match[3] ?? '', at: at + match.index + 1 };
  }
  return {
    name,
    attributes,
    at,
    end: at + tag.length,
    opened: at + tag.length,
    scope,
    empty: false,
    flow: false,
  };
}

function rawHtml(what: string, file: TextFile, at: number): Finding {
  return {
    code: 'html-in-page',
    message: `Unexpected HTML “${what}”, expected Markdown`,
    place: placeOf(file, at, at + what.length),
    hint: 'put a backslash before “<” if it is text, or take it out',
  };
}

function malformed(name: string, file: TextFile, at: number): Finding {
  return {
    code: 'tag-malformed',
    message: `Unexpected form of the tag <${name}>, expected <${name} name="value">`,
    place: placeOf(file, at, at + name.length + 1),
    hint: 'put every value between quotation marks, and end the tag with “>”',
  };
}

function unpaired(tag: Tag, file: TextFile): Finding {
  const other = tag.closing ? `<${tag.name} …>` : `</${tag.name}>`;
  return {
    code: 'tag-unpaired',
    message: `Unexpected ${tag.closing ? `</${tag.name}>` : `<${tag.name}>`} without ${other}, expected both in one block`,
    place: placeOf(file, tag.at, tag.end),
    hint: tag.closing
      ? 'take it out, or put its beginning before it'
      : `put </${tag.name}> after the last word`,
  };
}
