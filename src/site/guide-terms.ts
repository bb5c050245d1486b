import type { Nodes, Root } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { nodesOf } from '../core/page/nodes.ts';

/** Leads the terms of guides to their entries in the glossary: no component is looked for. */
export function remarkGuideTerms() {
  return (tree: Root): void => {
    const elements = [
      ...nodesOf('mdxJsxTextElement', [tree]),
      ...nodesOf('mdxJsxFlowElement', [tree]),
    ];
    for (const element of elements) {
      // What else has a name is a fault, and `dev` shows its words.
      if (element.name !== 'Term') {
        element.name = null;
        element.attributes = [];
        continue;
      }
      const id = element.attributes.map(idOf).join('');
      const data = { hProperties: { className: ['term'] } };
      Object.assign(element, { type: 'link', url: `/glossary/${id}/`, data });
    }
    unlink(tree, false);
  };
}

/** HTML has no link in a link: an inner one is a span, as in other prose. */
function unlink(node: Nodes, isLinked: boolean): void {
  const isLink = node.type === 'link' || node.type === 'linkReference';
  if ('children' in node) for (const child of node.children) unlink(child, isLinked || isLink);
  if (isLink && isLinked) Object.assign(node, { type: 'emphasis', data: spanOf(node) });
}

function spanOf({ data }: Nodes): object {
  return { ...data, hName: 'span' };
}

/** Returns the id that an attribute gives; nothing where it is another. */
function idOf(attribute: MdxJsxTextElement['attributes'][number]): string {
  if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== 'id') return '';
  return typeof attribute.value === 'string' ? attribute.value : '';
}
