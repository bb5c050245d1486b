import { compareDates } from '../page/date.ts';
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
  const sorted = [...sources].sort((a, b) => compare(a.page.id, b.page.id));
  if (Array.isArray(order)) {
    const ranks = new Map(order.map((id, index) => [id, index]));
    const rankOf = ({ page }: S) => ranks.get(page.id) ?? ranks.size;
    return sorted.sort((a, b) => rankOf(a) - rankOf(b));
  }
  const titleOf = ({ page }: S) => page.data?.title ?? '';
  if (order === 'title') return sorted.sort((a, b) => compare(titleOf(a), titleOf(b)));
  // What has no date comes last.
  const dateOf = ({ page }: S) => page.data?.published ?? '';
  return order === 'published' ? sorted.sort((a, b) => compareDates(dateOf(a), dateOf(b))) : sorted;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
