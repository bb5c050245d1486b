import type { Rule, Selector } from 'css-tree';

/** The classes of parts of pages that never hold a source, nor stand in one, nor in its notes or what verifies it. */
const outside = new Set(['masthead', 'colophon', 'lead', 'find', 'sources', 'invitation']);

/**
 * Whether a rule is about such parts alone: each of its selectors leads through one. Behind `~` and `+` stands what is beside it,
 * which may be anything; and what a rule stands in says nothing, since `&` may stand anywhere in its selector.
 */
export function isOutside(rule: Rule | undefined): boolean {
  if (rule?.prelude.type !== 'SelectorList') return false;
  return rule.prelude.children
    .toArray()
    .filter((selector) => selector.type === 'Selector')
    .every(leadsThrough);
}

function leadsThrough({ children }: Selector): boolean {
  const parts = children.toArray();
  const beside = parts.findLastIndex(
    (part) => part.type === 'Combinator' && !/^[\s>]*$/.test(part.name),
  );
  return parts
    .slice(beside + 1)
    .some((part) => part.type === 'ClassSelector' && outside.has(part.name));
}
