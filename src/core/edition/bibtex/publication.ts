import { type Fields, joined, type Setter } from './fields.ts';

/** The type of a work in CSL, and as it was written. */
interface WorkType {
  kind: string;
  written: string;
}

/** The fields that say what a work stands in. */
const containers = ['journaltitle', 'journal', 'booktitle', 'maintitle'];

/** Sets who has published a work, and where it lies. */
export function setPublication({ kind, written }: WorkType, fields: Fields, set: Setter): void {
  // Reference managers write so what site a page is of, and of what kind an unpublished work is.
  const isOfSite = kind === 'webpage' && !containers.some(fields.has);
  if (isOfSite) set('container-title', fields.list('organization'));
  if (written === 'unpublished') set('genre', fields.text('howpublished'));
  const bodies = ['publisher', 'institution', 'school', isOfSite ? '' : 'organization'].map(
    (name) => fields.list(name),
  );
  const how = written === 'unpublished' ? undefined : fields.verbatim('howpublished');
  const isAddress = how !== undefined && /^https?:\/\/\S+$/.test(how);
  if (isAddress && !fields.has('url')) set('URL', how);
  else if (isAddress && how !== fields.verbatim('url')) fields.partly.push('howpublished');
  const noted = how === undefined || isAddress ? undefined : fields.text('howpublished');
  set('publisher', joined([...bodies, noted], ', '));
  const place = fields.list('location', 'address');
  set(kind === 'patent' && written === 'patent' ? 'jurisdiction' : 'publisher-place', place);
  set('original-publisher', fields.list('origpublisher'));
  set('original-publisher-place', fields.list('origlocation'));
  set('archive', fields.text('library', 'archive', 'repository'));
  set('archive_location', fields.text('archivelocation', 'archive_location'));
}

/** Sets the numbers of a work: that of a journal is that of its issue, the number of a book that of its series. */
export function setNumbers({ kind, written }: WorkType, fields: Fields, set: Setter): void {
  const isIssue = /^(?:article|periodical|review)/.test(kind) || written === 'periodical';
  const isOwn =
    /^(?:patent|report|legislation|bill|regulation|legal_case|treaty|hearing|standard|dataset|software|webpage|document|manuscript|thesis|pamphlet)$/.test(
      kind,
    );
  const number = fields.text('number');
  const inIssue = isIssue ? number : undefined;
  set('issue', joined([inIssue, fields.text('issue')], ', '));
  if (!isIssue && !isOwn) set('collection-number', number);
  const id = fields.text('eid', 'isan', 'ismn', 'isrn', 'iswc');
  set('number', joined([isOwn && !isIssue ? number : undefined, id], ', '));
  set(
    'page',
    fields
      .text('pages')
      ?.split(/[–—]/)
      .map((part) => part.trim())
      .join('-'),
  );
}
