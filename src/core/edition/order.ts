import type { SourceData } from '../page/schema.ts';
import type { EditionData } from './schema/edition.ts';

/** What the order of sources goes by. */
interface Ordered {
  page: { id: string; data?: SourceData };
}

/** Returns the sources in the edition's order; those that a list leaves out come last, and ties go by id. */
export function orderSources<S extends Ordered>(
  sources: readonly S[],
  order: EditionData['order'],
): S[] {
  const ranks = new Map(Array.isArray(order) ? order.map((id, index) => [id, index]) : []);
  const key = (source: S): string => {
    if (Array.isArray(order))
      return String(ranks.get(source.page.id) ?? ranks.size).padStart(9, '0');
    if (order === 'title') return source.page.data?.title ?? '';
    return order === 'published' ? (source.page.data?.published ?? '9999') : '';
  };
  const keyed = sources.map((source) => ({ source, key: key(source) }));
  keyed.sort((a, b) => compare(a.key, b.key) || compare(a.source.page.id, b.source.page.id));
  return keyed.map(({ source }) => source);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
