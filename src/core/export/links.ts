import type { Element, Node } from '../render/hast.ts';
import { decoded, partsOfAddress } from '../text/address.ts';
import type { Book, Chapter } from './book.ts';
import { idsOf, mapElements } from './nodes.ts';

/** Writes the address of a chapter, or of an anchor in it, as a format has them. */
export type Address = (chapter: string, anchor: string | undefined) => string;

/**
 * Returns the chapters of a book with every link led to its place in it. What the book lacks is linked on the
 * site, where that has an address; otherwise it is a link no more: a dead one would be a fault of the file.
 */
export function linkBook({ chapters, places }: Book, address: Address, site: string): Chapter[] {
  const ids = new Map(chapters.map(({ name, nodes }) => [name, idsOf(nodes)]));
  const lead = (href: string, name: string): string | undefined => {
    const [path, fragment] = partsOfAddress(href);
    const anchor = fragment === undefined || fragment === '' ? undefined : decoded(fragment);
    if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return href;
    const place = path === '' ? { name } : places.get(path);
    const to = place && { ...place, ...(anchor !== undefined && { anchor }) };
    if (to && ids.has(to.name)) {
      if (to.anchor === undefined || ids.get(to.name)?.has(to.anchor)) {
        return address(to.name, to.anchor);
      }
    }
    return site !== '' && path.startsWith('/') ? site + href : undefined;
  };
  return chapters.map((chapter) => ({
    ...chapter,
    nodes: mapElements(chapter.nodes, (element) => linkElement(element, chapter.name, lead)),
  }));
}

function linkElement(
  element: Element,
  chapter: string,
  lead: (href: string, chapter: string) => string | undefined,
): Element {
  const { href, ...properties } = element.properties;
  if (element.tagName !== 'a' || href === undefined) return element;
  const led = lead(String(href), chapter);
  if (led !== undefined) return { ...element, properties: { ...properties, href: led } };
  const { role: _, ariaLabel: __, ...rest } = properties;
  return { ...element, tagName: 'span', properties: rest };
}

/** Returns nodes with `change` made to each id. */
export function renameIds(nodes: readonly Node[], change: (id: string) => string): Node[] {
  return mapElements(nodes, (element) => {
    const { id } = element.properties;
    if (id === undefined) return element;
    return { ...element, properties: { ...element.properties, id: change(String(id)) } };
  });
}
