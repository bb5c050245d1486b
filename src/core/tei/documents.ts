import { idsBeside } from '../edit/id.ts';
import { nested } from './elements.ts';
import { childrenOf, type TeiElement } from './tree.ts';

/** A document of a file, which becomes a source. */
export interface TeiDocument {
  element: TeiElement;
  /** Kebab-case, from the ids of the file and of the document; unique in the file. */
  id: string;
  /** Whether it stands in another document. */
  isWithin: boolean;
  /** The page that begins right before it. */
  page?: TeiElement;
}

/** Returns whether an element is a document, in a volume that tells its documents apart. */
export function isDocument({ name, attributes }: TeiElement): boolean {
  return nested.has(name) && attributes['type'] === 'document';
}

/**
 * Returns the documents of a file, in their order: each `div[@type="document"]`, else each text. `stem` is the name of the file
 * without its ending. The id of one that has none is made of that of the document around it and its number among those in it.
 */
export function documentsOf(root: TeiElement, stem: string): TeiDocument[] {
  const volume = root.attributes['xml:id'] ?? stem;
  const found: TeiDocument[] = [];
  const idFor = idsBeside([]);
  const take = (element: TeiElement, words: string, isWithin: boolean) => {
    const id = idFor(words);
    found.push({ element, id, isWithin, ...(page && { page }) });
    page = undefined;
    return id;
  };
  let page: TeiElement | undefined;
  const nameless = new Map<string, number>();
  const visit = (element: TeiElement, around: string) => {
    for (const child of element.nodes) {
      if (typeof child === 'string') {
        if (/[^\t\n\r ]/.test(child)) page = undefined;
      } else if (child.name === 'pb') page = child;
      else if (!isDocument(child)) visit(child, around);
      else {
        const own = child.attributes['xml:id'];
        const number = (nameless.get(around) ?? 0) + 1;
        if (own === undefined) nameless.set(around, number);
        const words = own === undefined ? `${around}-document-${number}` : `${volume}-${own}`;
        visit(child, take(child, words, around !== volume));
      }
    }
  };
  visit(root, volume);
  if (found.length > 0) return found;
  const texts = textsIn(root);
  return texts.map((element) => {
    const own = element.attributes['xml:id'];
    const words = texts.length === 1 || own === undefined ? volume : `${volume}-${own}`;
    const id = take(element, words, false);
    return { element, id, isWithin: false };
  });
}

/** The texts of a file: one, or those of a corpus. What is in a group is one. */
function textsIn(element: TeiElement): TeiElement[] {
  return childrenOf(element, 'text', 'TEI', 'teiCorpus').flatMap((child) =>
    child.name === 'text' ? [child] : textsIn(child),
  );
}
