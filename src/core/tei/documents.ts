import { idFor } from '../edit/id.ts';
import { isDateOrRange } from '../page/date.ts';
import { canonicalTag } from '../text/tags.ts';
import { nested } from './elements.ts';
import {
  childrenOf,
  elementAt,
  elementsIn,
  firstIn,
  idsIn,
  type TeiElement,
  wordsOf,
} from './tree.ts';

/** A document of a file, which becomes a source. */
export interface TeiDocument {
  element: TeiElement;
  /** Kebab-case, from the ids of the file and of the document; unique in the file. */
  id: string;
  /** Whether it stands in another document. */
  isWithin: boolean;
}

/** What a file says of one of its documents, as the fields of its page have it. */
export interface TeiFields {
  title: string;
  published?: string;
  place?: string;
  language?: string;
  /** Who wrote it: by name, and by the ids of the file that it leads to. */
  author?: { name: string; ids: string[] };
}

/** Whether an element is a document, in a volume that tells its documents apart. */
function isDocument({ name, attributes }: TeiElement): boolean {
  return nested.has(name) && attributes['type'] === 'document';
}

/**
 * Returns the documents of a file, in their order: each `div[@type="document"]`, else each text. `stem` is the name of the file
 * without its ending. The id of one that has none is made of that of the document around it and its number among those in it.
 */
export function documentsOf(root: TeiElement, stem: string): TeiDocument[] {
  const volume = root.attributes['xml:id'] ?? stem;
  const found: TeiDocument[] = [];
  const ids = new Set<string>();
  const take = (element: TeiElement, words: string, isWithin: boolean) => {
    const id = idFor(words, (one) => ids.has(one));
    ids.add(id);
    found.push({ element, id, isWithin });
    return id;
  };
  const nameless = new Map<string, number>();
  const visit = (element: TeiElement, around: string) => {
    for (const child of childrenOf(element)) {
      if (!isDocument(child)) visit(child, around);
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

/** Returns what a file says of a document; `header` is asked where the document itself does not say it. */
export function fieldsOf({ element, id }: TeiDocument, header?: TeiElement): TeiFields {
  const isWhole = element.name === 'text';
  const head = isWhole ? undefined : childrenOf(element, 'head')[0];
  const description = isWhole ? header : undefined;
  const dateline = linesOf(element)[0];
  const sent = description && correspondence(description);
  const written = dateline && firstIn(dateline, 'date');
  const dates = [
    written,
    sent && firstIn(sent, 'date'),
    elementAt(description, 'profileDesc', 'creation', 'date'),
  ];
  const places = [dateline && firstIn(dateline, 'placeName'), sent && firstIn(sent, 'placeName')];
  const titles = [head, elementAt(description, 'fileDesc', 'titleStmt', 'title')];
  const published = dates.map(dateOf).find((date) => date !== undefined) ?? boundsOf(element);
  const place = places.map((one) => wordsOf(one).replace(/(?<![,.;: ])[,.;: ]+$/, '')).find(isSaid);
  const language = canonicalTag(element.attributes['xml:lang'] ?? '');
  const author = authorOf(head, sent, description);
  return {
    title: titles.map((one) => wordsOf(one)).find(isSaid) ?? id,
    ...(published !== undefined && { published }),
    ...(place !== undefined && { place }),
    ...(language !== undefined && { language }),
    ...(author !== undefined && { author }),
  };
}

function isSaid(words: string): boolean {
  return words !== '';
}

/** Who sent a letter, when and from where, as the header has it. */
function correspondence(header: TeiElement): TeiElement | undefined {
  const actions = elementsIn(header, ({ name }) => name === 'correspAction');
  return actions.find(({ attributes }) => attributes['type'] === 'sent');
}

/** The datelines of a document itself, and not of one in it. */
function linesOf(element: TeiElement): TeiElement[] {
  return childrenOf(element, 'dateline', 'opener', 'closer', 'body', 'front', 'div').flatMap(
    (child) => {
      if (child.name === 'dateline') return [child];
      return isDocument(child) ? [] : linesOf(child);
    },
  );
}

function authorOf(
  head: TeiElement | undefined,
  sent: TeiElement | undefined,
  header: TeiElement | undefined,
): TeiFields['author'] {
  const from = head && elementsIn(head, ({ attributes }) => attributes['type'] === 'from')[0];
  const stated = elementAt(header, 'fileDesc', 'titleStmt', 'author');
  const element =
    from ?? (sent && (firstIn(sent, 'persName') ?? firstIn(sent, 'orgName'))) ?? stated;
  if (!element) return undefined;
  const { corresp, ref } = element.attributes;
  const name = wordsOf(element);
  return name === '' ? undefined : { name, ids: [corresp, ref].flatMap(idsIn) };
}

/** Returns a date of TEI as ours have it (EDTF): the day of a time, a range where it has two ends; undefined for none. */
export function dateOf(element: TeiElement | undefined): string | undefined {
  if (!element) return undefined;
  const { when, from, to, notBefore, notAfter } = element.attributes;
  const [first, last] = [from ?? notBefore, to ?? notAfter].map(dayOf);
  if (when !== undefined) return sound(dayOf(when));
  if (first === last) return sound(first);
  return sound(`${first ?? '..'}/${last ?? '..'}`);
}

/** The bounds that the FRUS volumes put on the date of a document. */
function boundsOf({ attributes }: TeiElement): string | undefined {
  const [first, last] = ['frus:doc-dateTime-min', 'frus:doc-dateTime-max'].map((key) =>
    dayOf(attributes[key]),
  );
  return sound(first === last ? first : `${first ?? '..'}/${last ?? '..'}`);
}

function dayOf(time: string | undefined): string | undefined {
  return time?.split('T')[0];
}

/** Returns a date where it is one that a page can have. */
function sound(date: string | undefined): string | undefined {
  return date !== undefined && isDateOrRange(date) ? date : undefined;
}
