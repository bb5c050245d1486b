import { decoded } from '../../text/address.ts';
import { type Fields, joined, type Setter } from './fields.ts';

/** The names of places where works are kept, as they are written. */
const archives: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'arXiv'],
  ['jstor', 'JSTOR'],
  ['hdl', 'Handle'],
  ['googlebooks', 'Google Books'],
]);

/** The fields that say where a work is kept, which CSL has one place for. */
const keeping = ['library', 'archive', 'repository', 'archivelocation', 'archive_location'];

/** Sets where a work is to be found: its DOI, its address, its e-print. */
export function setAddresses(fields: Fields, set: Setter): void {
  // In an address it is decoded where it is told.
  const doi = fields.verbatim('doi');
  set('DOI', doi !== undefined && !/^https?:/i.test(doi) ? decoded(doi) : doi);
  set('URL', fields.verbatim('url'));
  const id = fields.verbatim('eprint');
  if (id === undefined) return;
  const where = fields.text('eprinttype', 'archiveprefix') ?? '';
  const inClass = fields.text('eprintclass', 'primaryclass');
  if (/^(?:pubmed|pmid)$/i.test(where)) set('PMID', id);
  else if (/^https?:/.test(id)) {
    if (fields.has('url')) fields.partly.push('eprint');
    set('URL', id);
  } else if (keeping.some((name) => fields.has(name))) fields.partly.push('eprint');
  else {
    set('archive', archives.get(where.toLowerCase()) ?? (where || 'E-print'));
    set('archive_location', joined([id, inClass && `[${inClass}]`], ' '));
  }
}
