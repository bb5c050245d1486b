import { formPath } from '../../edition/forms.ts';
import type { EntryData } from '../../edition/schema/entry.ts';
import { nameOfEntry } from '../../render/context.ts';
import { el, type Element, type Node, text } from '../../render/hast.ts';
import type { ShownEdition } from '../../view/shown.ts';
import { pointer, xmlId } from './xml.ts';

/** What a document of TEI is written with. */
export interface TeiContext extends ShownEdition {
  /** The way from the document to the root of the site: `../../`, or '' where it lies there. */
  root: string;
  /** The address of the page that the prose stands on, as the site has it: what it links to is told from there. */
  page: string;
}

/** The path of the document that holds what the sources have in common: entries, works, verdicts. */
export const editionPath = 'tei.xml';

/** The path of the document of a source. */
export function sourcePath(id: string): string {
  return formPath(id, 'tei');
}

/** Returns a pointer to something in the document of the edition. */
export function toShared({ root }: TeiContext, id: string): string {
  return `${root === '' ? '' : root + editionPath}#${id}`;
}

/** Returns the id of an entry, a work, a verdict or a kind. */
export const sharedId = {
  entry: (id: string) => xmlId('entry', id),
  work: (key: string) => xmlId('ref', key),
  verdict: (id: string) => xmlId('verdict', id),
  kind: (id: string) => xmlId('kind', id),
} as const;

/** Returns an address of the site as it is published; where that is not known, as it is under the root. */
export function published({ url, root }: TeiContext, path: string): string {
  // Without the dot, a part of the front page would be one of the document.
  return pointer(url === '' ? (root || './') + path.slice(1) : url + path);
}

/** The elements that name what an entry is of (TEI P5, §13.1). */
const names: Partial<Record<EntryData['kind'], string>> = {
  person: 'persName',
  organization: 'orgName',
  place: 'placeName',
  facility: 'placeName',
  event: 'eventName',
};

/** Returns words that name an entry, as an element that points to it and has further attributes. */
export function naming(
  context: TeiContext,
  id: string,
  words: Node[],
  attributes: Record<string, string | undefined> = {},
): Element {
  const kind = context.edition.glossary.get(id)?.data.kind;
  const tag = (kind && names[kind]) ?? 'term';
  return el(tag, { ...attributes, ref: toShared(context, sharedId.entry(id)) }, words);
}

/** Returns the name of an entry as an element that points to it; of what is none, the words. */
export function named(context: TeiContext, id: string): Node {
  const words = [text(nameOfEntry(context, id))];
  return context.edition.glossary.has(id) ? naming(context, id, words) : el('name', {}, words);
}
