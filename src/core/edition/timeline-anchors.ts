import { itemAt } from '../text/lookup.ts';
import type { Edition } from './edition.ts';

/** Returns the dates of the rows of the timeline: those that are written, the events, and when sources were published. */
export function timelineDates({ timeline, glossary, sources }: Edition): string[] {
  return [
    ...timeline.map(({ date }) => date),
    ...[...glossary.values()].flatMap(({ data }) =>
      data?.kind === 'event' ? (data.date ?? []) : [],
    ),
    ...sources.flatMap(({ page }) => page.data?.published ?? []),
  ];
}

/** Returns rows of the timeline by the anchors that they have among themselves: a row that a file translates has the same. */
export function rowsByAnchor<T extends { date: string }>(rows: readonly T[]): Map<string, T> {
  const anchors = timelineAnchors(rows.map(({ date }) => date));
  return new Map(anchors.map((anchor, index) => [anchor, itemAt(rows, index)]));
}

/** Returns the anchors of rows of the timeline that have these dates: rows of one date are counted in their order. */
export function timelineAnchors(dates: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return dates.map((date) => {
    // What says that a date is in doubt has a meaning in addresses.
    const ends = date.replace(/[~?%]/g, '').split('/');
    const name = ends.map((end) => (end === '..' ? 'open' : end || 'unknown')).join('--');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `t-${name}${count === 1 ? '' : `--${count}`}`;
  });
}
