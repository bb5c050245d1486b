import type { Blockquote, Nodes } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { append } from '../page/append.ts';
import { openProse, refuseNotes } from '../page/commentary.ts';
import { type ReportingFile, reportOn, type TextFile } from '../page/file.ts';
import { readElement } from '../page/element.ts';
import { readFrontmatter } from '../page/frontmatter.ts';
import type { Cite, Link, MarkupElement, ProseNode, ShownImage } from '../page/model.ts';
import { endOf, startOf } from '../page/nodes.ts';
import { type Collected, type ProseContext, readProse } from '../page/prose.ts';
import { refuseQuoted } from '../page/refuse.ts';
import type { Finding, Place } from '../problem.ts';
import { fold } from '../text/fold.ts';
import type { Range } from '../text/range.ts';
import { type ComparisonData, comparisonSchema } from './schema/comparison.ts';

/** Words of a source beside quotations of works. */
export interface ComparedRow {
  element: MarkupElement;
  /** The source whose words they are, by its id; '' where that is not known. */
  source: string;
  /** The words of the source; absent where there are none. */
  words?: Passage;
  quotations: Quotation[];
  /** What the editors say of the row. */
  remark: ProseNode[];
  /** Where the words stand in the seed, the first such places; absent where that is not known. */
  stands?: Standing[];
  /** Where those stand that are meant: the only ones, or those of the line that is named. */
  range?: Range;
}

/** The words of a block quote of a row, folded, and the stretch of the file that they are written in, in UTF-16 units. */
export interface Passage extends Range {
  text: string;
  /** Whether nothing in it was taken for Markdown: its text is what is written there. */
  plain: boolean;
}

/** A place in a seed at which words stand: a range of UTF-16 offsets, and the 1-based line in which it begins. */
export interface Standing extends Range {
  line: number;
}

/** A quotation of a work, with its citations. */
export interface Quotation extends Passage {
  cites: Cite[];
}

/** A part of a comparison, in order: prose of the editors, or a row. */
export type ComparisonPart =
  { kind: 'prose'; prose: ProseNode[] } | { kind: 'row'; row: ComparedRow };

/** Passages of sources set beside those of works that cannot be shown whole. */
export interface Comparison {
  id: string;
  file: string;
  data?: ComparisonData;
  /** The language of its words, where that is not the one of the pages that it is shown on. */
  language?: string;
  fields: Record<string, Place>;
  /** Whether it could not be read as MDX: what its rows are is then unknown. */
  broken: boolean;
  parts: ComparisonPart[];
  elements: MarkupElement[];
  cites: Cite[];
  links: Link[];
  images: ShownImage[];
  findings: Finding[];
}

/**
 * Parses a comparison: prose as that of an entry, with `<Row>`s between. Yields what frontmatter and prose yield,
 * note-misplaced, source-markup for Markdown in words that are quoted, and markup-excessive for too many rows.
 */
export function parseComparison(id: string, file: TextFile): Comparison {
  const front = readFrontmatter(file, comparisonSchema, { title: id, source: '' });
  const { data, fields, body } = front;
  const reading = reportOn(file);
  append(reading.findings, front.findings);
  const into: Collected = { elements: [], references: [], cites: [], links: [], images: [] };
  const text = file.text.slice(body);
  const toFile = (offset: number) => body + offset;
  const { nodes, context, error } = openProse(
    { file: reading, text, toFile, scope: { kind: 'prose' } },
    into,
  );
  const parts = error ? [] : partsOf(nodes, data?.source ?? '', context);
  refuseRows(parts, reading);
  refuseNotes(nodes, context, 'take the mark out, and say it in the text');
  const { cites, links, images } = into;
  return {
    id,
    file: file.path,
    ...(data && { data }),
    fields,
    broken: error !== undefined,
    parts,
    // Where it is no MDX, nobody can say where its rows stand.
    elements: error ? into.elements.map(inPlace) : into.elements,
    cites,
    links,
    images,
    findings: reading.findings,
  };
}

/** How many rows a comparison may have: more are no longer compared by a reader. */
export const mostRows = 100;

/** Returns the rows of a comparison, in order. */
export function rowsOf({ parts }: { parts: readonly ComparisonPart[] }): ComparedRow[] {
  return parts.flatMap((part) => (part.kind === 'row' ? [part.row] : []));
}

/** Returns the prose of a comparison, in order: what stands between its rows, and what is said of them. */
export function proseOf({ parts }: { parts: readonly ComparisonPart[] }): ProseNode[] {
  return parts.flatMap((part) => (part.kind === 'row' ? part.row.remark : part.prose));
}

/** Returns the anchor of a row, undefined where it has no id. */
export function anchorOfRow({ attributes }: MarkupElement): string | undefined {
  const id = attributes['id']?.value;
  return id && `row-${id}`;
}

function inPlace(element: MarkupElement): MarkupElement {
  return element.name === 'Row' ? { ...element, scope: { kind: 'row' } } : element;
}

function partsOf(nodes: readonly Nodes[], source: string, context: ProseContext): ComparisonPart[] {
  const parts: ComparisonPart[] = [];
  let run: Nodes[] = [];
  const close = () => {
    const prose = readProse(run, context);
    if (prose.length > 0) parts.push({ kind: 'prose', prose });
    run = [];
  };
  for (const node of nodes) {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Row') {
      close();
      parts.push({ kind: 'row', row: readRow(node, source, context) });
    } else run.push(node);
  }
  close();
  return parts;
}

/** The first block quote without a citation has the words of the source, the others are quotations. */
function readRow(node: MdxJsxFlowElement, usual: string, context: ProseContext): ComparedRow {
  const empty = node.children.length === 0;
  const element = inPlace({ ...readElement(node, context), empty });
  context.into.elements.push(element);
  const quotes = node.children.filter((child) => child.type === 'blockquote');
  const others = node.children.filter((child) => child.type !== 'blockquote');
  const passages = quotes.map((quote) => readPassage(quote, context));
  const words = passages.find(({ cites }) => cites.length === 0);
  const quotations = passages.filter((passage) => passage !== words);
  return {
    element,
    source: element.attributes['source']?.value || usual,
    ...(words && { words }),
    quotations,
    remark: readProse(others, context),
  };
}

function readPassage(quote: Blockquote, context: ProseContext): Quotation {
  const { findings } = context.file;
  const before = findings.length;
  const paragraphs = plain(quote.children, ['paragraph'], context);
  const lines = paragraphs.map((paragraph) =>
    readProse(plain(paragraph.children, ['text', 'break'], context), context),
  );
  return {
    start: context.toFile(startOf(paragraphs[0] ?? quote)),
    end: context.toFile(endOf(paragraphs.at(-1) ?? quote)),
    text: fold(lines.map((line) => line.map(wordsOf).join('')).join('\n')),
    plain: findings.length === before,
    cites: lines.flat().flatMap((node) => (node.type === 'citation' ? node.cites : [])),
  };
}

function wordsOf(node: ProseNode): string {
  if (node.type === 'break') return '\n';
  return node.type === 'text' ? node.value : '';
}

/** Returns the nodes of these types, and reports the others. */
function plain<T extends Nodes['type']>(
  nodes: readonly Nodes[],
  types: readonly T[],
  { file, toFile }: ProseContext,
): Extract<Nodes, { type: T }>[] {
  const known: ReadonlySet<string> = new Set(types);
  return nodes.filter((node): node is Extract<Nodes, { type: T }> => {
    if (known.has(node.type)) return true;
    refuseQuoted(node, { start: toFile(startOf(node)), end: toFile(endOf(node)) }, file);
    return false;
  });
}

function refuseRows(parts: readonly ComparisonPart[], file: ReportingFile): void {
  const rows = rowsOf({ parts });
  const first = rows[mostRows]?.element;
  if (!first) return;
  file.report(
    'markup-excessive',
    { start: first.at, end: first.opened },
    `Unexpected comparison of ${rows.length} rows, expected at most ${mostRows}`,
    { hint: 'make two comparisons of it, the second from this row on' },
  );
}
