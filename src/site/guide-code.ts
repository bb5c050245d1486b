import type { Root } from 'mdast';
import type { Syntax } from '../core/page/micromark.ts';
import { nodesOf } from '../core/page/nodes.ts';
import { keysInBraces } from '../core/page/syntax.ts';

/**
 * Has nothing in guides run, whatever `check` may have taken for text. What both read as text is the same: the keys of
 * citations; any other code is shown as it is written.
 */
export function remarkGuideCode(this: { data: () => object }) {
  const data: { micromarkExtensions?: Syntax[] } = this.data();
  (data.micromarkExtensions ??= []).push(keysInBraces);
  return (tree: Root): void => {
    for (const node of nodesOf('mdxTextExpression', [tree])) {
      const value = `{${node.value}}`;
      Object.assign(node, { type: 'text', value, data: undefined });
    }
    for (const node of nodesOf('mdxFlowExpression', [tree])) showCode(node, `{${node.value}}`);
    for (const node of nodesOf('mdxjsEsm', [tree])) showCode(node, node.value);
  };
}

function showCode(node: object, code: string): void {
  Object.assign(node, { type: 'code', value: code, data: undefined });
}
