import { type Commentary, readCommentary } from '../page/commentary.ts';
import type { TextFile } from '../page/file.ts';
import { readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import { timelineSchema } from './schema/timeline.ts';

/** A row of the timeline: of `content/timeline.yaml`, or an event of the glossary. */
export type TimelineRow = Commentary & {
  date: string;
  entry?: string;
  place: Place;
};

/** Parses `content/timeline.yaml`. Places inside a text are told by where the text begins. */
export function parseTimeline(file: TextFile): { rows: TimelineRow[]; findings: Finding[] } {
  const { data, fields, findings } = readYaml(file, timelineSchema);
  const rows = (data ?? []).map((row, index): TimelineRow => {
    const place = fields[`${index}.text`] ?? { file: file.path };
    const at = offsetOf(file, place);
    const read: TimelineRow = {
      date: row.date,
      place: fields[`${index}.entry`] ?? place,
      ...readCommentary(file, row.text, () => at),
    };
    if (row.entry) read.entry = row.entry;
    return read;
  });
  return { rows, findings: [...findings, ...rows.flatMap((row) => row.findings)] };
}

function offsetOf(file: TextFile, place: Place): number {
  if (!place.start) return 0;
  const line = file.lines.starts[place.start.line - 1] ?? 0;
  return line + place.start.column - 1;
}

/** Orders by date; one of less precision stands before those within it. */
export function compareDates(a: string, b: string): number {
  const [one, two] = [start(a), start(b)];
  return one < two ? -1 : one > two ? 1 : 0;
}

function start(date: string): string {
  return date.split('/')[0] ?? date;
}
