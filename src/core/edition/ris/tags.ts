/*
 * What the tags and types of RIS (Research Information Systems, 2001 and 2011) are in CSL: for those who read it, and for those
 * who write it.
 */

/** The types of RIS, each with those of CSL that are written so: read, it is the first. Any other is GEN. */
const types: readonly [ris: string, ...csl: [string, ...string[]]][] = [
  ['ART', 'graphic'],
  ['BILL', 'bill'],
  ['BLOG', 'post-weblog', 'post'],
  ['BOOK', 'book', 'collection'],
  ['CASE', 'legal_case'],
  ['CHAP', 'chapter'],
  ['CLSWK', 'classic'],
  ['COMP', 'software'],
  ['CPAPER', 'paper-conference', 'speech'],
  ['DATA', 'dataset'],
  ['DICT', 'entry-dictionary'],
  ['ELEC', 'webpage'],
  ['ENCYC', 'entry-encyclopedia', 'entry'],
  ['FIGURE', 'figure'],
  ['GEN', 'document'],
  ['HEAR', 'hearing'],
  ['JFULL', 'periodical'],
  ['JOUR', 'article-journal', 'article', 'review', 'review-book'],
  ['MANSCPT', 'manuscript'],
  ['MAP', 'map'],
  ['MGZN', 'article-magazine'],
  ['MUSIC', 'musical_score'],
  ['NEWS', 'article-newspaper'],
  ['PAMP', 'pamphlet'],
  ['PAT', 'patent'],
  ['PCOMM', 'personal_communication', 'interview'],
  ['RPRT', 'report'],
  ['SOUND', 'song'],
  ['STAND', 'standard'],
  ['STAT', 'legislation', 'regulation'],
  ['THES', 'thesis'],
  ['VIDEO', 'motion_picture', 'broadcast'],
];

/** The other types that are read. */
const others: Record<string, string> = {
  ABST: 'article-journal',
  ADVS: 'motion_picture',
  AGGR: 'dataset',
  ANCIENT: 'classic',
  CHART: 'figure',
  CONF: 'paper-conference',
  CTLG: 'book',
  DBASE: 'dataset',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  EQUA: 'figure',
  GOVDOC: 'report',
  GRANT: 'document',
  ICOMM: 'personal_communication',
  INPR: 'article-journal',
  LEGAL: 'legislation',
  MPCT: 'motion_picture',
  MULTI: 'document',
  SER: 'book',
  SLIDE: 'graphic',
  UNBILL: 'bill',
  UNPB: 'manuscript',
  WEB: 'webpage',
};

const byRis = new Map([
  ...Object.entries(others),
  ...types.map(([ris, csl]): [string, string] => [ris, csl]),
]);
const byCsl = new Map(types.flatMap(([ris, ...all]) => all.map((csl) => [csl, ris])));

/** Returns the type of CSL for one of RIS; undefined for what is none. */
export function cslType(ris: string): string | undefined {
  return byRis.get(ris.toUpperCase());
}

/** Returns the type of RIS for one of CSL. */
export function risType(csl: string): string {
  return byCsl.get(csl) ?? 'GEN';
}

/** The variables whose value a tag has as it stands: the first tag is written, the others are read, too. */
export const plainTags: readonly [variable: string, ...tags: [string, ...string[]]][] = [
  ['title', 'TI', 'T1', 'CT'],
  ['title-short', 'ST'],
  ['container-title', 'T2', 'JF', 'JO', 'BT', 'SO'],
  ['container-title-short', 'J2', 'JA', 'J1', 'JO'],
  ['volume', 'VL'],
  ['issue', 'IS', 'CP'],
  ['publisher', 'PB'],
  ['publisher-place', 'CY', 'PP'],
  ['edition', 'ET'],
  ['number', 'M1'],
  ['number-of-volumes', 'NV'],
  ['collection-title', 'T3'],
  ['original-title', 'OP', 'TT'],
  ['section', 'SE'],
  ['genre', 'M3'],
  ['call-number', 'AN', 'CN'],
  ['archive', 'DB'],
  ['source', 'DP'],
  ['archive_location', 'AV'],
  ['keyword', 'KW'],
  ['abstract', 'AB', 'N2'],
  ['note', 'N1', 'RN'],
  ['language', 'LA'],
  ['DOI', 'DO'],
  ['URL', 'UR', 'LK'],
];

/** Returns the lists of names that works of a type have, each with its tags: the first is written. */
export function nameTags(type: string): [variable: string, ...tags: [string, ...string[]]][] {
  const second = { book: 'collection-editor', personal_communication: 'recipient' }[type];
  return [
    ['author', 'AU', 'A1'],
    ['editor', 'ED', ...(second === undefined ? ['A2'] : [])],
    ...(second === 'recipient' ? [['recipient', 'A2'] satisfies [string, string]] : []),
    ['collection-editor', 'A3', ...(second === 'collection-editor' ? ['A2'] : [])],
    ['translator', 'A4'],
  ];
}

/** What stands behind names for others who are not told. */
export const etAl = 'et al.';

/** Returns whether works of a type have a number of pages in SP where they have no EP: they are on no pages of another. */
export function isWhole(type: string): boolean {
  return /^(?:book|thesis)$/.test(type);
}
