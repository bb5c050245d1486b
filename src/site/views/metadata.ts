import { highwire } from '../../core/export/highwire.ts';
import {
  claimsLinkedData,
  editionLinkedData,
  glossaryLinkedData,
  type LinkedData,
  type LinkedDataContext,
  sourceLinkedData,
  termLinkedData,
} from '../../core/export/linked-data.ts';
import { site } from '../site.ts';
import type { EntryPage, EntryRow } from './glossary.ts';
import { shownSources } from './sources.ts';

function context(): LinkedDataContext {
  const { url, href } = site();
  return { ...site(), address: (path) => (url === '' ? href(path) : url + path) };
}

/** Returns the linked data of the edition: a schema.org Dataset. */
export function editionData(): LinkedData {
  return editionLinkedData(context());
}

/** What machines are told of a source: linked data, and the names that reference managers read. */
export function sourceData(id: string): { data: LinkedData; tags: [string, string][] } | undefined {
  const source = shownSources().find(({ page }) => page.id === id);
  if (!source) return undefined;
  const { url } = site();
  const tags = highwire(source, site(), url && `${url}/sources/${id}/`);
  return { data: sourceLinkedData(source, context()), tags };
}

/** Returns the linked data of an entry: a schema.org DefinedTerm. */
export function entryData(page: EntryPage): LinkedData {
  const { id, term, aliases, plain: description, sameAs } = page;
  return termLinkedData({ id, term, aliases, description, sameAs }, context());
}

/** Returns the linked data of the glossary: a schema.org DefinedTermSet. */
export function glossaryData(rows: readonly EntryRow[]): LinkedData {
  return glossaryLinkedData(rows, context());
}

/** Returns the linked data of the list of claims: a schema.org CollectionPage. */
export function claimsData(): LinkedData {
  const count = shownSources().reduce((sum, { page }) => sum + page.claims.length, 0);
  return claimsLinkedData(count, context());
}
