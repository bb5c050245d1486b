import { elementsIn, idsIn, pointersIn, type TeiElement } from './tree.ts';

/** What a file says that cannot be right, or is of doubt: what was found, and where; a UTF-16 offset. */
export interface TeiDoubt {
  at: number;
  found: string;
}

/** The attributes that lead to elements of the file (TEI P5, `att.pointing`, `att.canonical`, `att.global.linking`). */
const pointing = ['target', 'corresp', 'ref', 'who', 'resp', 'sameAs', 'copyOf', 'next', 'prev'];

/** A name without a colon (Namespaces in XML 1.0): what an id has to be. */
const name = /^[\p{L}_][\p{L}\p{M}\p{N}\u00B7._-]*$/u;

/** Returns the ids of a file that repeat or are no names, the references that lead to none, and what it would include, in their order. */
export function doubtsOf(root: TeiElement): TeiDoubt[] {
  const all = [root, ...elementsIn(root, () => true)];
  const ids = new Set<string>();
  const doubts: TeiDoubt[] = [];
  for (const { name: element, attributes, at } of all) {
    const id = attributes['xml:id'];
    if (id === undefined) continue;
    if (ids.has(id))
      doubts.push({
        at,
        found: `second id “${id}”, on <${element}>, expected each once: the first is meant`,
      });
    else if (!name.test(id))
      doubts.push({
        at,
        found: `id “${id}”, on <${element}>, expected a letter or “_”, then letters, digits, “.”, “_”, “-”`,
      });
    ids.add(id);
  }
  for (const { name: element, attributes, at } of all)
    for (const key of pointing)
      for (const id of idsIn(attributes[key]))
        if (!ids.has(id))
          doubts.push({
            at,
            found: `reference “#${id}” of <${element}> to nowhere, expected the id of an element`,
          });
  for (const { name: element, attributes, at } of all)
    if (element === 'xi:include')
      doubts.push({
        at,
        found: `inclusion of “${attributes['href'] ?? ''}”, expected its elements themselves: nothing is read that lies outside of a file`,
      });
  return doubts.sort((a, b) => a.at - b.at);
}

/** Returns the attributes by which a name may lead to what it names, with their pointers (TEI P5, `att.canonical`, `att.pointing`). */
export function linksOf(
  attributes: TeiElement['attributes'],
): { key: string; pointers: string[] }[] {
  return ['corresp', 'ref', 'target', 'key'].flatMap((key) => {
    const value = attributes[key];
    // A key is one, whatever it holds.
    const pointers = key === 'key' && value !== undefined ? [value] : pointersIn(value);
    return pointers.length === 0 ? [] : [{ key, pointers }];
  });
}
