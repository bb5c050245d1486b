import type { PublishedEdition, PublishedSource } from './published.ts';
import type { EditionData } from './schema/edition.ts';

/** What an edition says on its languages. */
type Spoken = Pick<EditionData, 'language' | 'languages'>;

/** Returns the languages that an edition has its pages in (BCP 47), that of its annotations first. */
export function languagesOf({ language, languages = [language] }: Spoken): readonly string[] {
  return languages;
}

/** Returns the folder of the site that has the pages in the language of an edition: '' for its first, else such as `en/`. */
export function folderOf(about: Spoken): string {
  return about.language === languagesOf(about)[0] ? '' : `${about.language}/`;
}

/** What has words of the interface though it is no page: what scripts of lists ask for, feeds, names, scripts, the card. */
const worded =
  /\/(?:pages|facets)\.json$|^\/(?:changes(?:\/page\/\d+)?\.xml|search\/names\.json|scans\.js|scan-reader\.js|card\.png)$/;

/**
 * Whether an address of the site (`/tei.xml`) stands there once, whatever the language: files that are data, and the help,
 * which is English.
 * @example
 * isShared('/sources/a/tei.xml#x') // => true
 * isShared('/sources/a/') // => false
 */
export function isShared(address: string): boolean {
  const path = address.replace(/[?#].*/s, '');
  return /^\/help\//.test(path) || (/\.\w+$|\/SHA256SUMS$/.test(path) && !worded.test(path));
}

/**
 * Returns an edition as its pages in a language have it. The words of the sources stay in the language that they are in. What
 * is made of a source when it is asked for stays so.
 */
export function editionIn(edition: PublishedEdition, language: string): PublishedEdition {
  const [first = language] = languagesOf(edition.about);
  if (language === first) return edition;
  return {
    ...edition,
    about: { ...edition.about, language },
    sources: edition.sources.map((source) => sourceOf(source, first)),
  };
}

/** A source that says of its language what goes without saying on pages in the first. */
function sourceOf(source: PublishedSource, first: string): PublishedSource {
  const { page } = source;
  const data = { ...page.data, language: page.data.language ?? first };
  return changed(source, { page: changed(page, { data }) });
}

/** Returns a copy with other values, in which nothing is asked for that is made when it is asked for. */
function changed<T extends object>(one: T, values: Partial<T>): T {
  const own = Object.getOwnPropertyDescriptors(one);
  const others = Object.getOwnPropertyDescriptors(values);
  return Object.defineProperties({ ...values } as T, { ...own, ...others });
}
