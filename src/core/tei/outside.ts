import { childrenOf, type TeiElement, wordsOf } from './tree.ts';

/** What the fields of pages and works are made of in a header. */
const used = new Set(
  'title author publisher pubPlace date availability licence sourceDesc msIdentifier bibl biblStruct biblFull correspDesc creation persName orgName placeName'.split(
    ' ',
  ),
);

/**
 * Returns what of a file is in none of its documents and entries, as `div[toc] 1 (812 words)`: the parts with words, or
 * with nothing in them, each as large as it can be.
 */
export function outsideOf(root: TeiElement, taken: ReadonlySet<TeiElement>): string[] {
  const counts = new Map<string, { number: number; words: number }>();
  const around = new Set<TeiElement>();
  const holds = (element: TeiElement): boolean => {
    const inner = childrenOf(element).map((child) => holds(child) || taken.has(child));
    if (inner.some(Boolean)) around.add(element);
    return inner.some(Boolean);
  };
  holds(root);
  const visit = (element: TeiElement) => {
    for (const child of childrenOf(element)) {
      if (taken.has(child)) continue;
      if (around.has(child)) visit(child);
      else tellOne(child);
    }
  };
  const tellOne = (element: TeiElement) => {
    if (element.name === 'teiHeader') return tellHeader(element);
    const words = wordsOf(element).split(' ').filter(Boolean).length;
    const type = element.attributes['type'];
    add(type === undefined ? element.name : `${element.name}[${type}]`, words);
  };
  const tellHeader = (element: TeiElement) => {
    for (const child of childrenOf(element)) {
      if (used.has(child.name)) continue;
      const inner = childrenOf(child);
      const words = wordsOf(child).split(' ').filter(Boolean).length;
      if (inner.length > 0) tellHeader(child);
      else if (words > 0) add(`teiHeader ${child.name}`, words);
    }
  };
  const add = (name: string, words: number) => {
    const { number, words: before } = counts.get(name) ?? { number: 0, words: 0 };
    counts.set(name, { number: number + 1, words: before + words });
  };
  visit(root);
  return [...counts].map(
    ([name, { number, words }]) => `${name} ${number}${words > 0 ? ` (${words} words)` : ''}`,
  );
}
