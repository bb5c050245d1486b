import { folderOf } from '../edition/languages.ts';
import type { Rendering } from './context.ts';

/**
 * Returns the address of a file that lies beside a page of the site, by its name and the address of that: beside the page in the first
 * language of the edition, since it is there once.
 */
export function fileBeside(
  page: string,
  name: string,
  { edition, href }: Pick<Rendering, 'edition' | 'href'>,
): string {
  return folderOf(edition.about) === '' ? name : href(page + name);
}
