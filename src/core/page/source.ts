import type { Nodes, Root } from 'mdast';
import type { Finding } from '../problem.ts';
import { readElement } from './element.ts';
import { placeOf, type TextFile } from './file.ts';
import type { Block, Element, NoteReference } from './model.ts';
import { scan } from './scan.ts';

/** A stretch of the plain text, in its UTF-16 units. */
interface Stretch {
  start: number;
  end: number;
}

/** A break of the page: where it stands in the plain text, and in the file. */
export interface Break {
  kind: 'block' | 'line';
  /** UTF-16 offset in the plain text. */
  offset: number;
  /** UTF-16 offset in the file. */
  at: number;
}

/** What stands between `<Source>` and `</Source>`: its plain text, and everything else by offsets in it. */
export interface SourceText {
  plain: string;
  /** For each UTF-16 unit of `plain`, the offset in the file that it was written at. */
  at: number[];
  blocks: (Omit<Block, 'breaks'> & Stretch)[];
  breaks: Break[];
  /** The elements, each with its stretch of the plain text. */
  elements: { element: Element; stretch: Stretch }[];
  references: (NoteReference & { offset: number })[];
  /** Stretches of the file whose markup changes the text: a difference there has its cause told already. */
  markup: Stretch[];
  findings: Finding[];
}

/**
 * Reads the tree of the source text. `offset` is where the parsed text begins in the file, `length` how long it
 * is: what the parser found past it was put there for its own sake.
 * Yields source-markup, code-in-page, element-unknown and attribute-unknown.
 */
export function readSourceText(
  tree: Root,
  file: TextFile,
  offset: number,
  length: number,
): SourceText {
  const source: SourceText = {
    plain: '',
    at: [],
    blocks: [],
    breaks: [],
    elements: [],
    references: [],
    markup: [],
    findings: [],
  };
  const reader = { source, file, toFile: (o: number) => offset + o, end: length };
  for (const node of tree.children) readBlock(node, 0, reader);
  return source;
}

interface Reader {
  source: SourceText;
  file: TextFile;
  toFile: (offset: number) => number;
  end: number;
}

function readBlock(node: Nodes, quoted: number, reader: Reader): void {
  if (start(node) >= reader.end) return;
  switch (node.type) {
    case 'paragraph':
      return readLeaf(node, { kind: 'paragraph', quoted }, reader);
    case 'heading':
      return readLeaf(node, { kind: 'heading', depth: node.depth, quoted }, reader);
    case 'blockquote':
      return node.children.forEach((child) => readBlock(child, quoted + 1, reader));
    case 'mdxJsxFlowElement':
      return readMarked(node, reader, () =>
        node.children.forEach((child) => readBlock(child, quoted, reader)),
      );
    case 'html':
      return;
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
      return refuseCode(node, reader);
    default:
      refuseMarkup(node, reader);
      if (node.type === 'code') return readLeafText(node, node.value, quoted, reader);
      if ('children' in node && node.type !== 'footnoteDefinition') {
        node.children.forEach((child) => readBlock(child, quoted, reader));
      }
  }
}

function readLeafText(node: Nodes, value: string, quoted: number, reader: Reader): void {
  openBlock(node, { kind: 'paragraph', quoted }, reader, () => append(value, node, reader));
}

function readLeaf(
  node: Extract<Nodes, { type: 'paragraph' | 'heading' }>,
  block: Pick<Block, 'kind' | 'depth' | 'quoted'>,
  reader: Reader,
): void {
  openBlock(node, block, reader, () => node.children.forEach((child) => readInline(child, reader)));
}

function openBlock(
  node: Nodes,
  block: Pick<Block, 'kind' | 'depth' | 'quoted'>,
  reader: Reader,
  read: () => void,
): void {
  const { source } = reader;
  const at = reader.toFile(start(node));
  if (source.blocks.length > 0) {
    source.breaks.push({ kind: 'block', offset: source.plain.length, at });
    appendAt('\n', at, source);
  }
  const from = source.plain.length;
  const opened = { ...block, start: from, end: from };
  source.blocks.push(opened);
  read();
  opened.end = source.plain.length;
}

function readInline(node: Nodes, reader: Reader): void {
  const { source } = reader;
  switch (node.type) {
    case 'text':
      return append(node.value, node, reader);
    case 'break': {
      const at = reader.toFile(start(node));
      source.breaks.push({ kind: 'line', offset: source.plain.length, at });
      return appendAt('\n', at, source);
    }
    case 'footnoteReference': {
      const id = node.label ?? node.identifier;
      const at = reader.toFile(start(node));
      source.references.push({ id, at, scope: 'source', offset: source.plain.length });
      return;
    }
    case 'mdxJsxTextElement':
      return readMarked(node, reader, () =>
        node.children.forEach((child) => readInline(child, reader)),
      );
    case 'html':
      return;
    case 'mdxTextExpression':
      return refuseCode(node, reader);
    default:
      refuseMarkup(node, reader);
      if ('children' in node) node.children.forEach((child) => readInline(child, reader));
      else if ('value' in node) append(node.value, node, reader);
  }
}

function readMarked(
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
  reader: Reader,
  read: () => void,
): void {
  const { source, file, toFile } = reader;
  const from = source.plain.length;
  const element: Element = {
    ...readElement({ node, toFile, file }, 'source', source.findings),
    empty: true,
  };
  const marked = { element, stretch: { start: from, end: from } };
  source.elements.push(marked);
  if (source.blocks.length > 0) element.block = source.blocks.length - 1;
  read();
  marked.stretch.end = source.plain.length;
  element.empty = !/[^\t\n\f\r ]/.test(source.plain.slice(from));
}

function append(value: string, node: Nodes, { source, file, toFile }: Reader): void {
  const at = toFile(start(node));
  const map = scan(file.text, at, value);
  source.plain += value;
  for (let index = 0; index < value.length; index++) source.at.push(map?.[index] ?? at);
}

function appendAt(value: string, at: number, source: SourceText): void {
  source.plain += value;
  source.at.push(at);
}

const names: Record<string, string> = {
  emphasis: 'emphasis',
  strong: 'strong emphasis',
  inlineCode: 'code',
  code: 'a code block',
  link: 'a link',
  linkReference: 'a link',
  image: 'an image',
  imageReference: 'an image',
  list: 'a list',
  listItem: 'a list item',
  thematicBreak: 'a rule',
  definition: 'the definition of a link',
  footnoteDefinition: 'the definition of a note',
};

function refuseMarkup(node: Nodes, { source, file, toFile }: Reader): void {
  if (node.type === 'listItem') return;
  const from = toFile(start(node));
  const to = toFile(node.position?.end.offset ?? start(node));
  source.markup.push({ start: from, end: to });
  const note = node.type === 'footnoteDefinition';
  source.findings.push({
    code: 'source-markup',
    message: `Unexpected ${names[node.type] ?? node.type} in the source text, expected its words, headings, line breaks and quotes only`,
    place: placeOf(file, from, to),
    hint: note
      ? 'move the note below </Source>'
      : 'put a backslash before the character that Markdown reads here; the seed decides what stands in <Source>',
  });
}

function refuseCode(node: Nodes, { source, file, toFile }: Reader): void {
  const from = toFile(start(node));
  const to = toFile(node.position?.end.offset ?? start(node));
  source.markup.push({ start: from, end: to });
  source.findings.push({
    code: 'code-in-page',
    message: 'Unexpected code, expected text: nothing in a page is run',
    place: placeOf(file, from, to),
    hint: 'put a backslash before “{”; write the first letter of a line that begins with export or import as “&#101;” or “&#105;”',
  });
}

function start(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}
