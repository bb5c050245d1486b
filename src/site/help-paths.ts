import { cacheKey } from './digest.ts';
import type { HelpPage } from './help.ts';
import type { Site } from './site.ts';

/** A page of help for Astro, drawn anew only when the tool has changed. */
interface HelpPath {
  params: { help: string; id: string };
  props: { page: HelpPage };
  cacheKey: string;
}

/** The folder of the help is a part of each route: a route without one is drawn in every edition. */
const helpParams = { help: 'help' };

/** Returns the path of a page of help that there is one of; none where the site has no help. */
export function helpPath({ help }: Site): { params: { help: string } }[] {
  return help ? [{ params: helpParams }] : [];
}

/** Returns the paths of pages of help, by their ids. */
export function helpPaths(site: Site, pages: readonly HelpPage[] = []): HelpPath[] {
  return pages.map((page) => ({
    params: { ...helpParams, id: page.id },
    props: { page },
    cacheKey: cacheKey(site, page.id),
  }));
}
