import type { List, Nodes, Table, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { positionAt } from '../text/positions.ts';
import { emphasised, findCitations } from './citation.ts';
import { readElement } from './element.ts';
import type { FilePassage } from './file.ts';
import {
  type AnnotatedPage,
  homeElements,
  type ProseList,
  type ProseNode,
  type ProseTable,
} from './model.ts';
import { endOf, labelOf, startOf } from './nodes.ts';
import { isThere, isVisible } from './prose-text.ts';
import { scan } from './scan.ts';
import { readImage, unreadImages } from './image.ts';
import { append } from './append.ts';

/** What reading prose adds to: the collections of a page. */
export type Collected = Pick<
  AnnotatedPage,
  'elements' | 'references' | 'cites' | 'links' | 'images'
>;

/** How to read a stretch of prose. */
export interface ProseContext extends FilePassage {
  into: Collected;
  /** The addresses of `[label]: address` definitions, by normalised label. */
  definitions: Map<string, string>;
}

/**
 * Returns prose as data. Reports code-in-page, element-unknown, citation-malformed and
 * citation-as-link, and collects what later checks look at.
 */
export function readProse(nodes: readonly Nodes[], context: ProseContext): ProseNode[] {
  return nodes.flatMap((node, index) =>
    node.type === 'text'
      ? readText(node, { next: nodes[index + 1], last: nodes.at(-1) }, context)
      : readNode(node, context),
  );
}

function readNode(node: Exclude<Nodes, Text>, context: ProseContext): ProseNode[] {
  switch (node.type) {
    case 'link':
      return readLink(node, node, context);
    case 'linkReference':
      return readLink(node, { url: context.definitions.get(node.identifier) ?? '' }, context);
    case 'image':
      return readImage(node, node, context);
    case 'imageReference':
      // The parser makes one only where there is a definition; that of a citation gives no address.
      return readImage(node, { url: context.definitions.get(node.identifier) ?? '' }, context);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
    case 'mdxjsEsm':
      return refuseCode(node, context);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return readProseElement(node, context);
    case 'footnoteReference': {
      const id = labelOf(node);
      const at = context.toFile(startOf(node));
      context.into.references.push({ id, at, scope: context.scope });
      return [{ type: 'footnoteReference', id }];
    }
    default:
      return copy(node, context);
  }
}

/** Copies the fields of mdast that the renderer knows, and nothing else; of other nodes nothing is kept. */
function copy(node: Exclude<Nodes, Text>, context: ProseContext): ProseNode[] {
  switch (node.type) {
    case 'paragraph':
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'blockquote':
      return [{ type: node.type, children: readProse(node.children, context) }];
    case 'heading': {
      const { type, depth, children } = node;
      return [{ type, depth, children: readProse(children, context) }];
    }
    case 'thematicBreak':
    case 'break':
      return [{ type: node.type }];
    case 'inlineCode':
      return [{ type: node.type, value: node.value }];
    case 'code':
      return [{ type: node.type, value: node.value, ...(node.lang && { lang: node.lang }) }];
    case 'list':
      return [copyList(node, context)];
    case 'table':
      return [copyTable(node, context)];
    default:
      return [];
  }
}

function copyList(
  { type, ordered, start, spread, children }: List,
  context: ProseContext,
): ProseList {
  const loose = spread || children.some((item) => item.spread);
  return {
    type,
    ...(ordered && { ordered }),
    ...(ordered && typeof start === 'number' && { start }),
    ...(loose && { loose }),
    children: children.map((item) => ({
      type: item.type,
      ...(typeof item.checked === 'boolean' && { checked: item.checked }),
      children: readProse(item.children, context),
    })),
  };
}

function copyTable({ type, align, children }: Table, context: ProseContext): ProseTable {
  return {
    type,
    ...(align && { align: [...align] }),
    children: children.map((row) => ({
      type: row.type,
      children: row.children.map((cell) => ({
        type: cell.type,
        children: readProse(cell.children, context),
      })),
    })),
  };
}

/** The node behind another in its paragraph, and the last of that. */
interface Behind {
  next: Nodes | undefined;
  last: Nodes | undefined;
}

/** Reads a text, and what stands `behind` it as far as it cuts off a citation. */
function readText(node: Text, behind: Behind, context: ProseContext): ProseNode[] {
  const { value } = node;
  const from = startOf(node);
  append(context.into.images, unreadImages(node, context));
  const map = scan(context.text, from, value);
  const at = (offset: number) => context.toFile(map?.[offset] ?? from);
  const nodes: ProseNode[] = [];
  let done = 0;
  const flush = (end: number) => {
    if (end > done) nodes.push({ type: 'text', value: value.slice(done, end), at: at(done) });
  };
  for (const citation of findCitations(value)) {
    // An escaped bracket is text.
    if (map && context.text[positionAt(map, citation.start)] !== '[') continue;
    if (citation.fault) {
      const start = map?.[citation.start];
      const cut =
        start !== undefined && citation.fault.isOpen ? cutOff(start, behind, context) : undefined;
      const { reason, hint, paste } = cut?.fault ?? citation.fault;
      const written = cut?.written ?? value.slice(citation.start, citation.end);
      const end = cut ? context.toFile(cut.end - 1) : at(citation.end - 1);
      context.file.report(
        'citation-malformed',
        { start: at(citation.start), end: end + 1 },
        `Unexpected citation “${written.replace(/\s+/g, ' ')}” ${reason}, expected “[@key]”, “[@key, p. 3]” or “[supports @key; @other]”`,
        {
          hint: `${hint}; put a backslash before “[” if no citation is meant`,
          ...(paste && { paste }),
        },
      );
      continue;
    }
    flush(citation.start);
    const cites = citation.works.map(({ offset, ...work }) => ({ ...work, at: at(offset) }));
    nodes.push({ type: 'citation', cites });
    for (const cite of cites) context.into.cites.push({ ...cite, scope: context.scope });
    done = citation.end;
  }
  flush(value.length);
  return nodes;
}

const emphases = new Set(['emphasis', 'strong', 'delete']);

/** Returns a citation that emphasis cuts off, with where it ends, an offset in the parsed text, and its fault; undefined where none does. */
function cutOff(start: number, { next, last }: Behind, { text }: ProseContext) {
  const end = text.indexOf(']', start) + 1;
  const isCut = next && last && emphases.has(next.type) && end > 0 && end <= endOf(last);
  if (!isCut) return undefined;
  const written = text.slice(start, end);
  return { end, written, fault: emphasised(written) };
}

function readLink(
  node: Extract<Nodes, { type: 'link' | 'linkReference' }>,
  { url, title }: { url: string; title?: string | null | undefined },
  context: ProseContext,
): ProseNode[] {
  const at = context.toFile(startOf(node));
  const first = node.children[0];
  if (first?.type === 'text' && beginsCitation(first, context)) {
    context.file.report(
      'citation-as-link',
      at,
      `Unexpected link on the citation “[${first.value}]”, expected a citation of a work in content/references`,
      {
        hint: 'take out the round brackets behind it, or the line that gives it an address, and put the work into content/references',
      },
    );
    return [];
  }
  context.into.links.push({ url, at, scope: context.scope });
  const children = readProse(node.children, context);
  if (!children.some((child) => isThere(child, ({ alt }) => isVisible(alt))))
    context.file.report(
      'link-unnamed',
      at,
      `Unexpected link to “${url}” without words, expected some that say where it leads`,
      {
        hint: 'write them between its square brackets, describe the image in it between those of the image, or take the link out',
      },
    );
  return [{ type: 'link', url, ...(title && { title }), children }];
}

/** Whether a text begins as a citation in its brackets does. An escaped sign is text. */
function beginsCitation(node: Text, { text }: ProseContext): boolean {
  const [begin] = /^(?:(?:supports|disputes|context)\s+)?@(?=[^\s@])/.exec(node.value) ?? [];
  if (begin === undefined) return false;
  const map = scan(text, startOf(node), node.value);
  return !map || text[positionAt(map, begin.length - 1)] === '@';
}

function readProseElement(
  node: MdxJsxFlowElement | MdxJsxTextElement,
  context: ProseContext,
): ProseNode[] {
  const children = readProse(node.children, context);
  const read = readElement(node, context);
  context.into.elements.push({ ...read, empty: node.children.length === 0 });
  const section = homeElements.find((name) => name === node.name);
  if (section) return [{ type: 'section', name: section, at: read.at }];
  if (node.name !== 'Term') return children;
  return [{ type: 'term', id: read.attributes['id']?.value ?? '', children }];
}

function refuseCode(node: Nodes, { file, toFile }: ProseContext): ProseNode[] {
  const at = toFile(startOf(node));
  // Nothing is run, so that a brace can only be text.
  const brace = file.text[at] === '{';
  const fix = { file: file.path, insertions: [{ at, text: '\\' }] };
  file.report(
    'code-in-page',
    { start: at, end: toFile(endOf(node)) },
    'Unexpected code, expected text: nothing in a page is run',
    {
      hint: 'take it out, or put a backslash before “{”, or write the first letter of the line as “&#101;” (e) or “&#105;” (i)',
      ...(brace && { fix }),
    },
  );
  return [];
}
