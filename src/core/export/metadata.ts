import { highwire } from './highwire.ts';
import {
  claimsLinkedData,
  editionLinkedData,
  glossaryLinkedData,
  type LinkedData,
  type LinkedDataContext,
  sourceLinkedData,
  termLinkedData,
} from './linked-data.ts';
import type { PublishedSource } from '../edition/published.ts';
import type { ShownEdition } from '../view/shown.ts';
import { sourceIndex } from '../view/source-index.ts';
import type { EntryPage, EntryRow } from '../view/glossary.ts';

function contextOf(rendering: ShownEdition): LinkedDataContext {
  const { url, href } = rendering;
  return { ...rendering, address: (path) => (url === '' ? href(path) : url + path) };
}

/** Returns the linked data of the edition: a schema.org Dataset. */
export function editionData(rendering: ShownEdition): LinkedData {
  return editionLinkedData(contextOf(rendering));
}

/** What machines are told of a source: linked data, and the names that reference managers read. */
export function sourceData(
  rendering: ShownEdition,
  source: PublishedSource,
): { data: LinkedData; tags: [string, string][] } | undefined {
  const { id } = source.page;
  if (!sourceIndex(rendering.shown).byId.has(id)) return undefined;
  const { url } = rendering;
  const tags = highwire(source, rendering, url && `${url}/sources/${id}/`);
  return { data: sourceLinkedData(source, contextOf(rendering)), tags };
}

/** Returns the linked data of an entry: a schema.org DefinedTerm. */
export function entryData(
  rendering: ShownEdition,
  page: Pick<EntryPage, 'id' | 'term' | 'aliases' | 'plain' | 'sameAs'>,
): LinkedData {
  const { id, term, aliases, plain: description, sameAs } = page;
  return termLinkedData({ id, term, aliases, description, sameAs }, contextOf(rendering));
}

/** Returns the linked data of the glossary: a schema.org DefinedTermSet. */
export function glossaryData(rendering: ShownEdition, rows: readonly EntryRow[]): LinkedData {
  return glossaryLinkedData(rows, contextOf(rendering));
}

/** Returns the linked data of the list of claims: a schema.org CollectionPage. */
export function claimsData(rendering: ShownEdition): LinkedData {
  const count = rendering.shown.reduce((sum, { claims }) => sum + claims.length, 0);
  return claimsLinkedData(count, contextOf(rendering));
}
