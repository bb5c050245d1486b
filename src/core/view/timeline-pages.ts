import { html } from '../render/hast.ts';
import { once } from '../text/once.ts';
import { type Paged, paginate, weightOf } from './paging.ts';
import type { ShownEdition } from './shown.ts';
import { type TimelineItem, timelineItems, timelineYears, type YearGroup } from './timeline.ts';

/** A year above its rows. */
type YearHead = Omit<YearGroup, 'items'>;

/** Returns the rows of the timeline, once for all of its pages. */
export const allItems = once(timelineItems);

/** How much of the list a page has, in bytes as they are weighed: the first has the pictures, too. */
const most = { first: 150_000, others: 250_000 };

/** Returns the timeline by years, in pages. */
export const timelinePages = once((rendering: ShownEdition): Paged<YearHead, TimelineItem> => {
  return paginate({
    path: '/timeline/',
    groups: timelineYears(rendering, allItems(rendering)).map(({ items: rows, ...head }) => {
      return { head, rows };
    }),
    anchors: ({ head, rows }) => [`y-${head.year}`, ...rows.map(({ id }) => id)],
    weigh: ({ id, kind, when, words, entry }) =>
      weightOf({ id, kind, when, words: html(words), entry }),
    most,
  });
});
