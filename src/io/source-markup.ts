import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import {
  type SourceMarkup,
  readSourceMarkup,
  findSources,
  type Tree,
} from '../core/render/source-markup.ts';

type Node = DefaultTreeAdapterTypes.Node;

const attributesOf = (node: Node) => ('attrs' in node ? node.attrs : []);

const tree: Tree<Node> = {
  name: (node) => ('tagName' in node ? node.tagName : undefined),
  attributes: (element) => attributesOf(element).map(({ name }) => name),
  attribute: (element, name) => attributesOf(element).find((one) => one.name === name)?.value,
  children: (node) => ('childNodes' in node ? node.childNodes : []),
  words: (node) => ('value' in node ? node.value : ''),
  replaced: (element) => tree.children(element).some(isShadowRoot),
};

/** A browser makes a shadow tree of it as it parses (HTML Standard, section 4.12.3). */
function isShadowRoot(node: Node): boolean {
  return tree.name(node) === 'template' && tree.attribute(node, 'shadowrootmode') !== undefined;
}

/** Reads the one source of a page as any script may, and returns what is wrong where the page breaks the contract. */
export function readPageMarkup(html: string): SourceMarkup<unknown> | { fault: string } {
  const [path, ...more] = findSources<Node>(parseToSource(html) ?? parse(html), tree);
  if (!path) return { fault: 'no element has data-seed, expected one' };
  if (more.length > 0) return { fault: `${more.length + 1} elements have data-seed, expected one` };
  const found = readSourceMarkup(path, tree);
  const [foreign] = found.foreign;
  if (foreign) return { fault: `unexpected ${foreign.told}, expected only what Margent writes` };
  return found;
}

/**
 * What could be a source, or change what stands before it, wherever it stands behind: the tags that a parser merges into
 * `html` and `body`, or has take their place, and a template, which can be the shadow tree of what it stands in.
 */
const reaching = /data-seed|<(?:html|body|frameset|template)/i;
/** Stands for what is left out, where the parser is between two elements. */
const rest = { name: 'data-rest', html: '<wbr data-rest>' };
/** What may be open there: a parser puts nothing that follows before or into what has been closed in these. */
const open = /^(?:html|body|main|article|section|div)$/;

/**
 * Parses a page up to the end of the section that its source stands in: most of a page stands behind that. Returns
 * undefined where the rest could bear on the source, and the whole has to be parsed.
 */
function parseToSource(html: string): Node | undefined {
  const start = html.search(/data-seed/i);
  const end = html.indexOf('</section>', start) + '</section>'.length;
  if (start < 0 || end < start || reaching.test(html.slice(end))) return undefined;
  const document = parse(html.slice(0, end) + rest.html);
  return endsInRest(document) ? document : undefined;
}

/**
 * Whether the last node in each node, from the document on, leads to what stands for the rest through elements that may be
 * open. It does not where the page was cut within a tag, comment, script or title, or where a table, a template or an
 * element of style is open, which the parser would go on with.
 */
function endsInRest(document: Node): boolean {
  let node = tree.children(document).at(-1);
  while (node && open.test(tree.name(node) ?? '')) node = tree.children(node).at(-1);
  return node !== undefined && tree.attribute(node, rest.name) !== undefined;
}
