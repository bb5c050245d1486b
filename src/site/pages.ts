import {
  type Paged,
  type GroupPart,
  pageLinks,
  type PageLinks,
  pathOfPage,
} from '../core/view/paging.ts';
import { cacheKey, rowKeys, toDraw } from './digest.ts';
import { site, type Site } from './site.ts';

/** What a page of a list shows of it. */
interface ListPage<H, R> {
  /** The number of the page, from 1. */
  number: number;
  parts: readonly GroupPart<H, R>[];
  links: PageLinks | undefined;
}

/** A page of a list as Astro takes it: what of its address follows that of the first, which has none of it. */
interface PathOfPage<P> {
  params: { page: string | undefined };
  props: P;
}

/** What Astro says of a route whose pages it asks for. */
export interface Route {
  routePattern: string;
}

/** Returns `getStaticPaths` of a route: its pages, in the language of the route. */
export function inLanguage<P>(make: (rendering: Site) => P[]): (route: Route) => P[] {
  return ({ routePattern }) => make(site(routePattern));
}

/** Returns the same for pages that are of no source: none where a share of the sources is drawn. */
export function ofWhole<P>(make: (rendering: Site) => P[]): (route: Route) => P[] {
  return inLanguage((rendering) => (rendering.isWhole ? make(rendering) : []));
}

/**
 * Returns the pages of a list for `getStaticPaths` of `[...page].astro`. `also` returns what else a page shows than its part
 * of the list: with that part, it is what a page but the first is made of, and is reused by. The first may show more.
 */
export function pathsOf<H, R extends object, A extends object>(
  rendering: Site,
  list: Paged<H, R>,
  also: (number: number) => A,
): PathOfPage<ListPage<H, R> & A>[] {
  const pages = list.pages.map((parts, index) => {
    const number = index + 1;
    const address = pathOfPage(list, number);
    const page = address.slice(list.path.length, -1);
    const links = pageLinks(list, number, rendering);
    const props = { number, parts, links, ...also(number) };
    const keyed = parts.map((part) => ({ ...part, rows: rowKeys(part.rows) }));
    const key = number === 1 ? {} : { key: cacheKey(rendering, { ...props, parts: keyed }) };
    return { params: { page: page || undefined }, props, address, ...key };
  });
  return toDraw(rendering, pages);
}
