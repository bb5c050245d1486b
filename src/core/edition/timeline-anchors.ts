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
