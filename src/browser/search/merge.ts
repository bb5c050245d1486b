import { detailOf } from './detail.ts';
import type { Fragment, Result } from './pagefind.ts';
import type { Sort } from './state.ts';

/**
 * Returns what takes the first of several lists that are each in the order of their dates. It loads no more than it
 * gives, and one of each list.
 */
export function latest(
  lists: readonly Result[][],
  sort: Sort,
): (count: number) => Promise<Fragment[]> {
  return async (count) => {
    const queues = lists.map((list) => ({ head: list[0]?.data(), next: 1, list }));
    const taken: Fragment[] = [];
    while (taken.length < count) {
      const heads = await Promise.all(queues.map(async ({ head }) => head));
      let first = -1;
      heads.forEach((head, n) => {
        if (head && isBefore(head, heads[first], sort)) first = n;
      });
      const [head, queue] = [heads[first], queues[first]];
      if (!head || !queue) break;
      taken.push(head);
      queue.head = queue.list[queue.next++]?.data();
    }
    return taken;
  };
}

/** Whether a record comes before another in an order; one without a date comes last. */
export function isBefore(one: Fragment, other: Fragment | undefined, sort: Sort): boolean {
  if (!other) return true;
  const [a, b] = [detailOf(one).date, detailOf(other).date];
  if (a === '' || b === '') return a !== '' && b === '';
  return sort === 'newest' ? a > b : a < b;
}
