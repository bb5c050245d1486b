import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { isDifferenceTold } from '../core/render/differing.ts';
import { labelsOf, markupWords } from '../core/render/labels.ts';
import { findPassages, type PassageTree, type QuotedPassage } from '../core/render/passages.ts';
import { type SourceMarkup, readSourceMarkup, findSources } from '../core/render/source-markup.ts';
import { memo } from '../core/text/memo.ts';
import { wordingOf } from '../core/words/wording.ts';

type Node = DefaultTreeAdapterTypes.Node;

const attributesOf = (node: Node) => ('attrs' in node ? node.attrs : []);

const plain: Omit<PassageTree<Node>, 'labels' | 'isTold'> = {
  name: (node) => ('tagName' in node ? node.tagName : undefined),
  attributes: (element) => attributesOf(element).map(({ name }) => name),
  attribute: (element, name) => attributesOf(element).find((one) => one.name === name)?.value,
  children: (node) => ('childNodes' in node ? node.childNodes : []),
  words: (node) => ('value' in node ? node.value : ''),
  replaced: (element) => plain.children(element).some(isShadowRoot),
};

/** A browser makes a shadow tree of it as it parses (HTML Standard, section 4.12.3). */
function isShadowRoot(node: Node): boolean {
  return plain.name(node) === 'template' && plain.attribute(node, 'shadowrootmode') !== undefined;
}

/** Returns a page as a tree, with the labels of the language that it says of itself. */
function read(html: string): { root: Node; tree: PassageTree<Node> } {
  const root = parse(html);
  const page = root.childNodes.find((node) => plain.name(node) === 'html');
  const language = (page && plain.attribute(page, 'lang')) ?? '';
  return { root, tree: { ...plain, ...labelsIn(language) } };
}

const labelsIn = memo((language): Pick<PassageTree<Node>, 'labels' | 'isTold'> => {
  const wording = wordingOf(language);
  return {
    labels: labelsOf(markupWords(wording)),
    isTold: (kind, words) => isDifferenceTold(kind, words, wording),
  };
});

/** Reads the one source of a page as any script may, and returns what is wrong where the page breaks the contract. */
export function readPageMarkup(html: string): SourceMarkup<unknown> | { fault: string } {
  const { root, tree } = read(html);
  const [path, ...more] = findSources<Node>(root, tree);
  if (!path) return { fault: 'no element has data-seed, expected one' };
  if (more.length > 0) return { fault: `${more.length + 1} elements have data-seed, expected one` };
  const found = readSourceMarkup(path, tree);
  const fault = foreignFault(found.foreign);
  return fault === undefined ? found : { fault };
}

/** Returns what is told of the first of what the renderer does not write so; undefined where there is nothing. */
export function foreignFault([foreign]: SourceMarkup<unknown>['foreign']): string | undefined {
  return foreign && `unexpected ${foreign.found}, expected only what Margent writes`;
}

/** Reads the passages of seeds that a page quotes as any script may, in order. */
export function readPassages(html: string): QuotedPassage[] {
  const { root, tree } = read(html);
  return findPassages<Node>(root, tree);
}
