import type { SourceData } from '../page/schema.ts';
import type { ForeignAnnotation } from './model.ts';

/** What a page is known by to those who annotate it. */
export interface Known {
  id: string;
  data?: Pick<SourceData, 'seed' | 'source-url'>;
}

/**
 * Returns the annotations that are on another text than a page, by the address that each names: on another source or seed, or, where a file
 * has annotations on several texts, on none that the page is known by. Where all are on one, it is that which they are asked to be put on.
 */
export function elsewhere(
  annotations: readonly ForeignAnnotation[],
  page: Known,
): ReadonlyMap<ForeignAnnotation, string> {
  const named = annotations.flatMap((one) => (one.on === undefined ? [] : [{ one, on: one.on }]));
  const isMixed = new Set(named.map(({ on }) => withoutFragment(on))).size > 1;
  const away = named.filter(({ on }) => {
    const placed = placeIn(on);
    if (isOf(on, page)) return false;
    return placed !== undefined || isMixed;
  });
  return new Map(away.map(({ one, on }) => [one, on]));
}

function isOf(address: string, { id, data }: Known): boolean {
  const own = data?.['source-url'];
  if (own !== undefined && withoutFragment(address) === withoutFragment(own)) return true;
  const placed = placeIn(address);
  return [`sources/${id}`, `seeds/${data?.seed ?? ''}`].some((place) => place === placed);
}

/** The source or the seed that an address leads to on a site of Margent, wherever that is published. */
function placeIn(address: string): string | undefined {
  const path = withoutFragment(address).replace(/\?.*/s, '');
  return /\/((?:sources\/[a-z0-9-]+(?=\/(?:index\.html)?$))|(?:seeds\/[\w.-]+\.txt$))/i.exec(
    path,
  )?.[1];
}

function withoutFragment(address: string): string {
  return address.replace(/#.*/s, '');
}
