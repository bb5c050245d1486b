/** An element of a TEI document. */
export interface TeiElement {
  /** Its name: without a prefix in the namespace of TEI, with `frus:` in that of the FRUS volumes, else as it is written. */
  name: string;
  /** Its attributes by their names as they are written. */
  attributes: Readonly<Record<string, string>>;
  /** The UTF-16 offset in the file at which its tag begins. */
  at: number;
  nodes: TeiNode[];
}

/** An element, or words. */
export type TeiNode = TeiElement | string;

/** Returns the elements that lie directly in one, of some names where they are told. */
export function childrenOf({ nodes }: TeiElement, ...names: string[]): TeiElement[] {
  return nodes.filter(
    (node): node is TeiElement =>
      typeof node !== 'string' && (names.length === 0 || names.includes(node.name)),
  );
}

/** Returns the elements in one that pass, in their order, at any depth; the element itself is not asked. */
export function elementsIn(
  element: TeiElement,
  is: (element: TeiElement) => boolean,
): TeiElement[] {
  const found: TeiElement[] = [];
  const visit = (one: TeiElement) => {
    for (const child of childrenOf(one)) {
      if (is(child)) found.push(child);
      visit(child);
    }
  };
  visit(element);
  return found;
}

/** Returns the first element of a name in one, at any depth. */
export function firstIn(element: TeiElement, name: string): TeiElement | undefined {
  for (const child of childrenOf(element)) {
    const found = child.name === name ? child : firstIn(child, name);
    if (found) return found;
  }
  return undefined;
}

/** Returns the element that a way of names leads to from one, each the first of its name in the one before. */
export function elementAt(
  element: TeiElement | undefined,
  ...names: string[]
): TeiElement | undefined {
  return names.reduce((one, name) => one && childrenOf(one, name)[0], element);
}

/** Returns words with each run of white space as one space, and none at their ends (XML 1.0, 2.3). */
export function collapsed(words: string): string {
  return words.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '');
}

/** Returns the words in an element, in one line, without its notes. */
export function wordsOf(element: TeiElement | undefined): string {
  const parts: string[] = [];
  const visit = ({ nodes }: TeiElement) => {
    for (const node of nodes) {
      if (typeof node === 'string') parts.push(node);
      else if (node.name === 'lb') parts.push(' ');
      else if (node.name !== 'note') visit(node);
    }
  };
  if (element) visit(element);
  return collapsed(parts.join(''));
}

/** Returns the pointers that an attribute holds, parted by white space (TEI P5, `teidata.pointer`). */
export function pointersIn(value: string | undefined): string[] {
  return (value ?? '').split(/[\t\n\r ]+/).filter((part) => part !== '');
}

/** Returns the local ids that an attribute leads to: `#p_1` is `p_1`. */
export function idsIn(value: string | undefined): string[] {
  return pointersIn(value).flatMap((part) => (/^#./.test(part) ? [part.slice(1)] : []));
}

/** Returns what is told for names. What a file has may be called as any property of an object is. */
export function mapOf<T = string>(told: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(told));
}
