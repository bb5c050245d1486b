import { type Paged, type GroupPart, pathOfPage } from '../core/view/paging.ts';

/** A page of a list as Astro takes it: what of its address follows that of the first, which has none of it. */
interface PathOfPage<H, R> {
  params: { page: string | undefined };
  props: { number: number; parts: readonly GroupPart<H, R>[] };
}

/** Returns the pages of a list for `getStaticPaths` of `[...page].astro`. */
export function pathsOf<H, R>(list: Paged<H, R>): PathOfPage<H, R>[] {
  return list.pages.map((parts, index) => {
    const page = pathOfPage(list, index + 1).slice(list.path.length, -1);
    return { params: { page: page || undefined }, props: { number: index + 1, parts } };
  });
}
