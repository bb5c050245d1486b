import { append } from '../page/append.ts';
import { itemAt } from '../text/lookup.ts';
import { type Commentary, readCommentary } from '../page/commentary.ts';
import { rangeOf, type TextFile } from '../page/file.ts';
import type { ProseNode } from '../page/model.ts';
import { readYaml } from '../page/yaml.ts';
import type { Finding, Place } from '../problem.ts';
import { offsetsInScalar } from './scalar.ts';
import type { Mention, Terms } from './mention.ts';
import { type TimelineData, timelineSchema, timelineWordsSchema } from './schema/timeline.ts';
import { linkCommentary } from './terms.ts';
import { translationAt } from './translation-path.ts';

/** A row of the timeline: of `content/timeline.yaml`, or an event of the glossary. */
export type TimelineRow = Commentary & {
  date: string;
  entry?: string;
  place: Place;
  /** All of it. */
  whole: Place;
};

/** A row of the timeline with its text linked to the glossary. */
export interface LinkedRow extends TimelineRow {
  linked: ProseNode[];
  mentions: Mention[];
  /** The language of its words, where that is not the one of the page. */
  language?: string;
}

/** Reads `content/timeline.yaml`, or a translation of it, and links the terms in its rows. Yields what YAML, prose and linking yield. */
export function readTimeline(
  file: TextFile,
  terms: Terms,
): { rows: LinkedRow[]; findings: Finding[] } {
  const { rows, findings } = parseTimeline(file);
  const linked = rows.map((row) => {
    const { prose, mentions, findings: more } = linkCommentary({ nodes: row.prose, file }, terms);
    append(findings, more);
    return { ...row, linked: prose, mentions };
  });
  return { rows: linked, findings };
}

/** Parses `content/timeline.yaml`, or a translation of it. Yields what YAML and prose yield. */
export function parseTimeline(file: TextFile): { rows: TimelineRow[]; findings: Finding[] } {
  const schema = translationAt(file.path) ? timelineWordsSchema : timelineSchema;
  const { data, items = [], fields, findings } = readYaml(file, schema, { empty: [] });
  const written: TimelineData = data ?? [];
  const rows = written.map((row, index): TimelineRow => {
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
