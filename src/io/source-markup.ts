import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { findPassages, type QuotedPassage } from '../core/render/passages.ts';
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
  const [path, ...more] = findSources<Node>(parse(html), tree);
  if (!path) return { fault: 'no element has data-seed, expected one' };
  if (more.length > 0) return { fault: `${more.length + 1} elements have data-seed, expected one` };
  const found = readSourceMarkup(path, tree);
  const [foreign] = found.foreign;
  if (foreign) return { fault: `unexpected ${foreign.found}, expected only what Margent writes` };
  return found;
}

/** Reads the passages of seeds that a page quotes as any script may, in order. */
export function readPassages(html: string): QuotedPassage[] {
  return findPassages<Node>(parse(html), tree);
}
