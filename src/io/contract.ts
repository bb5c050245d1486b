import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { fold } from '../core/text/fold.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What the public contract finds in a built page. */
export interface ContractText {
  seed: string;
  sha256: string;
  encoding: string;
  /** The folded text of the source, without apparatus. */
  text: string;
}

/**
 * Reads the source text back from a page as any script may: the one element with `data-seed`, its `textContent`
 * without the elements that carry `data-apparatus`, folded. Returns what is wrong where the page breaks the contract.
 */
export function readContract(html: string): ContractText | { fault: string } {
  const found: Element[] = [];
  collect(parse(html), found);
  const [element, ...more] = found;
  if (!element) return { fault: 'no element has data-seed, expected one' };
  if (more.length > 0) return { fault: `${found.length} elements have data-seed, expected one` };
  return {
    seed: attribute(element, 'data-seed') ?? '',
    sha256: attribute(element, 'data-sha256') ?? '',
    encoding: attribute(element, 'data-encoding') ?? '',
    text: fold(textOf(element)),
  };
}

function collect(node: Node, found: Element[]): void {
  if ('attrs' in node && attribute(node, 'data-seed') !== undefined) found.push(node);
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, found);
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((a) => a.name === name)?.value;
}

function textOf(node: Node): string {
  if ('attrs' in node && attribute(node, 'data-apparatus') !== undefined) return '';
  if ('value' in node) return node.value;
  return 'childNodes' in node && node.nodeName !== '#comment'
    ? node.childNodes.map(textOf).join('')
    : '';
}
