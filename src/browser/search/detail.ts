import type { Fragment } from './pagefind.ts';

/** What a record tells of itself besides its words. */
export interface Detail {
  title: string;
  aside: string;
  /** ISO 8601, of year, month or day precision; '' where there is none. */
  date: string;
}

/** Reads what the build has put beside the words of a record. */
export function detailOf({ anchors, filters }: Fragment): Detail {
  const [title = '', aside = '', date = ''] = JSON.parse(anchors[0]?.title ?? '[]') as string[];
  return { title: title || (filters.source?.[0] ?? ''), aside, date };
}
