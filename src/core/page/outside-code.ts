import { endOf, nodesOf, startOf } from './nodes.ts';
import { parseProse } from './syntax.ts';

/**
 * Returns those of some tags in prose, in their order, that stand in no fence and no comment, where nothing is an element: a
 * fence may show how a page is written. Each is alone on its line, and so ends a paragraph, and code in that. Indices are UTF-16
 * offsets of `text`.
 */
export function outsideCode<M extends { index: number }>(tags: readonly M[], text: string): M[] {
  // Nearly no page has any of them, and is then not read once more.
  if (tags.length === 0 || !/```|~~~|\{|<!/.test(text)) return [...tags];
  const { children } = parseProse(text).tree;
  const hiding = [
    ...nodesOf('code', children),
    ...nodesOf('mdxFlowExpression', children),
    ...nodesOf('html', children).filter(({ value }) => value.startsWith('<!')),
  ].sort((a, b) => startOf(a) - startOf(b));
  let next = 0;
  let end = 0;
  return tags.filter(({ index }) => {
    for (let node = hiding[next]; node && startOf(node) <= index; node = hiding[++next])
      end = endOf(node);
    return index >= end;
  });
}
