import type { Taken } from './taken.ts';
import { childrenOf, type TeiElement, type TeiNode } from './tree.ts';

/** What of a file has no place, of one name: how often it was read, how many words it has, and where the first is; a UTF-16 offset. */
interface Left {
  number: number;
  words: number;
  at: number;
}

/**
 * Returns what of a file was not taken, a line each of: elements, each as large as it can be; elements of which the words are taken and
 * nothing else; attributes of elements that have a place. Each with its count, its words, and the line of the first, which `lineAt` tells of
 * a UTF-16 offset; what there is most of first. Linear in the file.
 */
export function leftOf(root: TeiElement, taken: Taken, lineAt: (at: number) => number): string[] {
  const [left, bare, attributes] = [1, 2, 3].map(() => new Map<string, Left>()) as [
    ...[Map<string, Left>, Map<string, Left>, Map<string, Left>],
  ];
  const touched = touchedIn(root, taken);
  const visit = (element: TeiElement, parent: string | undefined) => {
    const name = nameOf(element, parent);
    if (!touched.has(element)) {
      if (parent === undefined || hasAnything(element))
        add(left, name, element, wordsIn([element]));
      return;
    }
    if (taken.said.has(element) && !taken.placed.has(element)) add(bare, name, element);
    else {
      for (const key of untakenOf(element, taken)) add(attributes, `${name}@${key}`, element);
      const own = wordsIn(element.nodes.filter((node) => typeof node === 'string'));
      if (own > 0 && !taken.placed.has(element)) add(left, name, element, own);
    }
    const within = parent !== undefined || element.name === 'teiHeader' ? element.name : undefined;
    for (const child of childrenOf(element)) visit(child, within);
  };
  visit(root, undefined);
  const line = (words: string, counts: ReadonlyMap<string, Left>) => {
    const sorted = [...counts].sort(([a, n], [b, m]) => m.number - n.number || (a < b ? -1 : 1));
    const told = sorted.map(([name, { number, words: said, at }]) => {
      const told = said > 0 ? `${said} ${said === 1 ? 'word' : 'words'}, ` : '';
      return `${name} ${number} (${told}line ${lineAt(at)})`;
    });
    return told.length > 0 ? [`${words}: ${told.join(', ')}`] : [];
  };
  return [
    ...line('left out', left),
    ...line('words taken, and nothing else', bare),
    ...line('attributes without a place', attributes),
  ];
}

/** An element in a header is told with the one around it: names mean nothing there by themselves. */
function nameOf({ name, attributes: { type } }: TeiElement, parent: string | undefined): string {
  if (parent !== undefined) return `${parent}/${name}`;
  return type === undefined || !/^div\d?$/.test(name) ? name : `${name}[${type}]`;
}

function add(counts: Map<string, Left>, name: string, { at }: TeiElement, words = 0): void {
  const before = counts.get(name) ?? { number: 0, words: 0, at };
  counts.set(name, { ...before, number: before.number + 1, words: before.words + words });
}

/** The elements of which something is taken, or of something in them. */
function touchedIn(root: TeiElement, { placed, said, attributes }: Taken): Set<TeiElement> {
  const touched = new Set<TeiElement>([root]);
  const visit = (element: TeiElement): boolean => {
    const inner = childrenOf(element).map(visit);
    const is = placed.has(element) || said.has(element) || attributes.has(element);
    if (is || inner.some(Boolean)) touched.add(element);
    return touched.has(element);
  };
  visit(root);
  return touched;
}

/** Namespaces, and the version of the schema, are of the file and not of what it says. */
const ofFile = /^(?:xmlns(?::|$)|xsi:)/;

function untakenOf(element: TeiElement, { attributes }: Taken): string[] {
  const own = attributes.get(element);
  return Object.keys(element.attributes).filter((key) => !own?.has(key) && !ofFile.test(key));
}

function hasAnything(element: TeiElement): boolean {
  return (
    Object.keys(element.attributes).some((key) => !ofFile.test(key)) ||
    element.nodes.some((node) => (typeof node === 'string' ? /\S/.test(node) : hasAnything(node)))
  );
}

function wordsIn(nodes: readonly TeiNode[]): number {
  return nodes.reduce<number>(
    (sum, node) =>
      sum +
      (typeof node === 'string' ? (node.match(/[^\t\n\r ]+/g)?.length ?? 0) : wordsIn(node.nodes)),
    0,
  );
}
