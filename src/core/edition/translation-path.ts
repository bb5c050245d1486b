import { canonicalTag } from '../text/tags.ts';

/** A file that says in a further language what another says. */
export interface TranslationPath {
  language: string;
  /** The path of the other: `content/glossary/npt.mdx` of `content/glossary/npt.en.mdx`. */
  of: string;
}

const named =
  /^(?<of>content\/(?:(?:sources|glossary|guides|comparisons)\/[^/.]+|home|edition|timeline))\.(?<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.(?<ending>mdx|yaml)$/;

/** Returns what a file is a translation of, and into which language (canonical BCP 47), by its path; undefined where it is none. */
export function translationAt(path: string): TranslationPath | undefined {
  const { of = '', language = '', ending = '' } = named.exec(path)?.groups ?? {};
  const isRead = /^content\/(?:edition|timeline)$/.test(of) === (ending === 'yaml');
  if (!isRead || canonicalTag(language) !== language) return undefined;
  return { language, of: `${of}.${ending}` };
}
