import { itemAt } from '../text/lookup.ts';
import { type Commentary, readCommentary } from '../page/commentary.ts';
import { rangeOf, type TextFile } from '../page/file.ts';
import { readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import { offsetsInScalar } from './scalar.ts';
import { timelineSchema } from './schema/timeline.ts';

/** A row of the timeline: of `content/timeline.yaml`, or an event of the glossary. */
export type TimelineRow = Commentary & {
  date: string;
  entry?: string;
  place: Place;
  /** All of it. */
  whole: Place;
};

/** Parses `content/timeline.yaml`. Yields what YAML and prose yield. */
export function parseTimeline(file: TextFile): { rows: TimelineRow[]; findings: Finding[] } {
  const { data = [], items = [], fields, findings } = readYaml(file, timelineSchema, { empty: [] });
  const rows = data.map((row, index): TimelineRow => {
    const at = itemAt(items, index);
    const field = (name: string): Place => ({ file: file.path, ...fields[`${at}.${name}`] });
    const place = field('text');
    const range = rangeOf(file, place);
    const offsets = range && offsetsInScalar(file.text.slice(range.start, range.end), row.text);
    // A row that is an alias of another stands nowhere itself.
    const toFile = (offset: number) => (range && offsets ? range.start + offsets(offset) : NaN);
    const { entry } = row;
    return {
      date: row.date,
      place: entry ? field('entry') : place,
      whole: { file: file.path, ...fields[at] },
      ...readCommentary(file, row.text, toFile),
      ...(entry && { entry }),
    };
  });
  return { rows, findings: [...findings, ...rows.flatMap((row) => row.findings)] };
}
