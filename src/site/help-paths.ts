import { cacheKey, toDraw } from './digest.ts';
import type { HelpPage } from './help.ts';
import type { Site } from './site.ts';

/** A page of help for Astro. */
interface HelpPath {
  params: { help: string; id: string };
  props: { page: HelpPage };
}

/** The folder of the help is a part of each route: a route without one is drawn in every edition. */
const helpParams = { help: 'help' };

/** Returns the path of a page of help that there is one of; none where the site has no help. */
export function helpPath({ help, isWhole }: Site): { params: { help: string } }[] {
  return help && isWhole ? [{ params: helpParams }] : [];
}

/** Returns the paths of pages of help, by their ids, in a folder of the site; each is drawn anew only when the tool has changed. */
export function helpPaths(site: Site, folder: string, pages: readonly HelpPage[] = []): HelpPath[] {
  if (!site.isWhole) return [];
  const all = pages.map((page) => ({
    params: { ...helpParams, id: page.id },
    props: { page },
    address: `${folder}${page.id}/`,
    key: cacheKey(site, page.id),
  }));
  return toDraw(site, all);
}
