import type { Cite, ProseItem, ProseNode, ProsePart } from '../page/model.ts';

/** Says how a work is called in words that cite it. */
export type Cited = (cite: Cite) => string;

/**
 * Returns editors' prose in plain words, blocks with a blank line between: items of lists begin with a hyphen, cells of tables have a bar
 * between, and a citation stands in brackets, with how it bears where that is more than context.
 */
export function proseWords(nodes: readonly ProseNode[], cited: Cited): string {
  return nodes
    .map((node) => wordsOf(node, cited))
    .filter((words) => words !== '')
    .join('\n\n');
}

function wordsOf(node: ProseNode | ProsePart, cited: Cited): string {
  const inline = (children: readonly (ProseNode | ProsePart)[], between = '') =>
    children.map((child) => wordsOf(child, cited)).join(between);
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
      return node.alt;
    case 'citation':
      return `[${citation(node.cites, cited)}]`;
    case 'blockquote':
      return proseWords(node.children, cited);
    case 'list':
    case 'table':
      return inline(node.children, '\n');
    case 'listItem':
      return `- ${box(node)}${proseWords(node.children, cited)}`;
    case 'tableRow':
      return inline(node.children, ' | ');
    default:
      return 'children' in node ? inline(node.children) : '';
  }
}

function box({ checked }: ProseItem): string {
  return checked === undefined ? '' : checked ? '[x] ' : '[ ] ';
}

/** How works bear is told of each, where it is of one. */
function citation(cites: readonly Cite[], cited: Cited): string {
  const isTold = cites.some(({ relation }) => relation !== 'context');
  return cites.map((cite) => `${isTold ? `${cite.relation} ` : ''}${cited(cite)}`).join('; ');
}

/** Calls a work by its key, as a page does: `@doe, p. 3`. */
export const byKey: Cited = ({ key, locator }) =>
  `@${key}${locator === undefined ? '' : `, ${locator}`}`;
