import { folderOf, languagesOf } from '../edition/languages.ts';
import { directionOf } from '../text/direction.ts';
import { languageName } from '../text/language-name.ts';
import type { ShownEdition } from './shown.ts';

/** A page of the site in one of the languages of the edition. */
export interface PageInLanguage {
  /** Of the page and of its name (BCP 47), and how that runs. */
  language: string;
  direction: 'ltr' | 'rtl';
  /** The language as it calls itself. */
  name: string;
  href: string;
  /** Its address with that of the site, where that is known. */
  address: string;
}

/**
 * Returns a page of the site in each language of the edition, in their order: none where it has one. `path` is the address
 * of the page in its own language: `/claims/`.
 */
export function inLanguages({ edition, href, url }: ShownEdition, path: string): PageInLanguage[] {
  const { about } = edition;
  const languages = languagesOf(about);
  if (languages.length === 1) return [];
  const base = baseOf({ edition, href });
  const site = url === '' ? base : `${url.slice(0, url.length - folderOf(about).length)}/`;
  return languages.map((language) => {
    const own = folderOf({ ...about, language }) + path.slice(1);
    return {
      language,
      direction: directionOf(language),
      name: languageName(language, language),
      href: base + own,
      address: site + own,
    };
  });
}

/** Returns the path that the site is served under, with a slash at both ends, whatever the language of the page. */
export function baseOf({ edition, href }: Pick<ShownEdition, 'edition' | 'href'>): string {
  const home = href('/');
  return home.slice(0, home.length - folderOf(edition.about).length);
}
