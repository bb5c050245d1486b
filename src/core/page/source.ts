import type { Nodes, Root } from 'mdast';
import type { Finding } from '../problem.ts';
import { readElement } from './element.ts';
import { type FilePassage, type ReportingFile, reportOn, type TextFile } from './file.ts';
import type { Block, MarkupElement, NoteReference } from './model.ts';
import { endOf, labelOf, startOf } from './nodes.ts';
import { refuseCode, refuseMarkup } from './refuse.ts';
import { scan } from './scan.ts';
import { type Range, trim } from '../text/range.ts';

/** A break of the page: where it stands in the plain text. */
export interface Break {
  kind: 'block' | 'line';
  /** UTF-16 offset in the plain text. */
  offset: number;
}

/** A note's mark, with its offset in the plain text and the index of the block that it stands in. */
export type SourceReference = NoteReference & { offset: number; block: number };

/** What stands between `<Source>` and `</Source>`: its plain text, and everything else by offsets in it. */
export interface SourceText {
  plain: string;
  /** For each UTF-16 unit of `plain`, the offset in the file that it was written at. */
  at: number[];
  /** The offset in the file at which the last of it ends. */
  end: number;
  /** The blocks, and where in the file each is written: from its first sign but those of quotes to its last. */
  blocks: (Omit<Block, 'breaks'> & Range & { written: Range })[];
  breaks: Break[];
  /** The elements, each with its stretch of the plain text. */
  elements: { element: MarkupElement; stretch: Range }[];
  references: SourceReference[];
  /** Stretches of the file whose markup changes the text: a difference there has its cause told already. */
  markup: Range[];
  findings: Finding[];
}

interface Reader extends FilePassage {
  source: SourceText;
  /** Where the last sign of the plain text ends that is no white space: to look into that puts all its pieces together, each time. */
  worded: number;
}

/**
 * Reads the tree of the source text. `offset` is where the parsed text begins in the file.
 * Yields source-markup, code-in-page, element-unknown and attribute-unknown.
 */
export function readSourceText(tree: Root, file: TextFile, offset: number): SourceText {
  const reading = reportOn(file);
  const source: SourceText = {
    plain: '',
    at: [],
    end: offset,
    blocks: [],
    breaks: [],
    elements: [],
    references: [],
    markup: [],
    findings: reading.findings,
  };
  const text = file.text.slice(offset);
  const toFile = (at: number) => offset + at;
  const reader: Reader = {
    source,
    file: reading,
    text,
    toFile,
    scope: { kind: 'source' },
    worded: 0,
  };
  for (const node of tree.children) readBlock(node, 0, reader);
  return source;
}

function readBlock(node: Nodes, quoted: number, reader: Reader): void {
  const readChildren = (children: readonly Nodes[], depth = quoted) =>
    children.forEach((child) => readBlock(child, depth, reader));
  switch (node.type) {
    case 'paragraph':
      return readLeaf({ node, kind: 'paragraph', quoted }, reader);
    case 'heading':
      return readLeaf({ node, kind: 'heading', depth: node.depth, quoted }, reader);
    case 'blockquote':
      return readChildren(node.children, quoted + 1);
    case 'mdxJsxFlowElement':
      return readMarked(node, reader, () => readChildren(node.children));
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
      return refuse(refuseCode, node, reader);
    case 'code':
      refuse(refuseMarkup, node, reader);
      return openBlock({ node, kind: 'paragraph', quoted }, reader, () =>
        appendText(node.value, node, reader),
      );
    case 'list':
      refuse(refuseMarkup, node, reader);
      return node.children.forEach((item) => readChildren(item.children));
    default:
      return refuse(refuseMarkup, node, reader);
  }
}

/** A block as it is opened, and the node that it is written as. */
type OpenedBlock<N = Nodes> = Pick<Block, 'kind' | 'depth' | 'quoted'> & { node: N };

function readLeaf(
  block: OpenedBlock<Extract<Nodes, { type: 'paragraph' | 'heading' }>>,
  reader: Reader,
): void {
  openBlock(block, reader, () => block.node.children.forEach((child) => readInline(child, reader)));
}

function openBlock({ node, ...block }: OpenedBlock, reader: Reader, read: () => void): void {
  const { source } = reader;
  if (source.blocks.length > 0) {
    source.breaks.push({ kind: 'block', offset: source.plain.length });
    // Written where the block before ends: a word missing there is missed in its own line.
    appendAt('\n', source.end, source);
  }
  const from = source.plain.length;
  const written = { start: reader.toFile(startOf(node)), end: reader.toFile(endOf(node)) };
  const opened = { ...block, start: from, end: from, written };
  source.blocks.push(opened);
  read();
  opened.end = source.plain.length;
  source.end = written.end;
}

function readInline(node: Nodes, reader: Reader): void {
  const { source } = reader;
  switch (node.type) {
    case 'text':
      return appendText(node.value, node, reader);
    case 'break': {
      source.breaks.push({ kind: 'line', offset: source.plain.length });
      return appendAt('\n', reader.toFile(startOf(node)), source);
    }
    case 'footnoteReference': {
      const id = labelOf(node);
      const at = reader.toFile(startOf(node));
      const block = source.blocks.length - 1;
      source.references.push({
        id,
        at,
        scope: { kind: 'source' },
        offset: source.plain.length,
        block,
      });
      return;
    }
    case 'mdxJsxTextElement':
      return readMarked(node, reader, () =>
        node.children.forEach((child) => readInline(child, reader)),
      );
    case 'mdxTextExpression':
      return refuse(refuseCode, node, reader);
    case 'html':
      // The tree is one without MDX, and its tags are told by another reader: so are addresses in `<>`.
      return;
    default:
      if (reader.file.text[reader.toFile(startOf(node))] === '<') return;
      refuse(refuseMarkup, node, reader);
      if ('children' in node) node.children.forEach((child) => readInline(child, reader));
      else if ('value' in node) appendText(node.value, node, reader);
  }
}

function readMarked(
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
  reader: Reader,
  read: () => void,
): void {
  const { source } = reader;
  const from = source.plain.length;
  const element: MarkupElement = { ...readElement(node, reader), empty: true };
  const marked = { element, stretch: { start: from, end: from } };
  source.elements.push(marked);
  if (source.blocks.length > 0) element.block = source.blocks.length - 1;
  read();
  marked.stretch.end = source.plain.length;
  element.empty = reader.worded <= from;
}

function appendText(value: string, node: Nodes, reader: Reader): void {
  const { source, file, toFile } = reader;
  const at = toFile(startOf(node));
  const words = trim({ start: 0, end: value.length }, value);
  if (words) reader.worded = source.plain.length + words.end;
  const map = scan(file.text, at, value);
  source.plain += value;
  for (let index = 0; index < value.length; index++) source.at.push(map?.[index] ?? at);
}

function appendAt(value: string, at: number, source: SourceText): void {
  source.plain += value;
  source.at.push(at);
}

function refuse(
  refusal: (node: Nodes, range: Range, file: ReportingFile) => void,
  node: Nodes,
  { source, file, toFile }: Reader,
): void {
  const written = { start: toFile(startOf(node)), end: toFile(endOf(node)) };
  source.markup.push(written);
  source.end = written.end;
  refusal(node, written, file);
}
