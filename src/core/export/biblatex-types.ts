import { languages, subtypes } from '../edition/bibtex/types.ts';

/** The types of biblatex and of BibTeX for those of CSL, where they are the same; any other is `misc`. */
const both: Record<string, string> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  article: 'article',
  book: 'book',
  chapter: 'incollection',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
};

const biblatexOnly: Record<string, string> = {
  bill: 'legislation',
  broadcast: 'audio',
  dataset: 'dataset',
  entry: 'inreference',
  'entry-dictionary': 'inreference',
  'entry-encyclopedia': 'inreference',
  graphic: 'artwork',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  motion_picture: 'movie',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  personal_communication: 'letter',
  'post-weblog': 'online',
  regulation: 'legislation',
  report: 'report',
  review: 'review',
  'review-book': 'review',
  software: 'software',
  song: 'music',
  standard: 'standard',
  thesis: 'thesis',
  treaty: 'legal',
  webpage: 'online',
};

/** Returns the type of an entry for a type of CSL (biblatex manual, section 2.1; BibTeXing, section 3.1). */
export function entryType(type: string, genre: string, dialect: 'biblatex' | 'bibtex'): string {
  const same = both[type];
  if (same !== undefined) return same;
  if (dialect === 'biblatex') return biblatexOnly[type] ?? 'misc';
  if (type === 'thesis') return /master|\bM\.?[AS]/i.test(genre) ? 'mastersthesis' : 'phdthesis';
  return type === 'report' ? 'techreport' : 'misc';
}

/** Returns what `entrysubtype` says where several types of CSL, or all that BibLaTeX has none for, have one type of entry. */
export function entrySubtype(type: string, dialect: 'biblatex' | 'bibtex'): string | undefined {
  const isArticle = type.startsWith('article-');
  if (dialect === 'bibtex' && !isArticle) return undefined;
  return [...subtypes].find(([, one]) => one === type)?.[0];
}

const babelNames: ReadonlyMap<string, string> = new Map(
  [...languages]
    .filter(([name]) => name !== 'farsi')
    .reverse()
    .map(([name, tag]) => [tag, name]),
);

/** Returns the name that babel has for a language (BCP 47), undefined where it has none. */
export function babelName(tag: string): string | undefined {
  return babelNames.get(tag);
}

/** Returns whether works of a type come in a journal, whose numbers are issues. */
export function isArticle(type: string): boolean {
  return /^(?:article|periodical|review)/.test(type);
}

/** Returns whether the number of a work of a type is its own, and not that of a series. */
export function hasNumber(type: string): boolean {
  return /^(?:patent|report|legislation|bill|regulation|legal_case|treaty|standard|dataset|software|webpage|document|manuscript|thesis|pamphlet)$/.test(
    type,
  );
}
