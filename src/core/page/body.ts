import type { Finding } from '../problem.ts';
import { openingEnd } from './element.ts';
import { outsideCode } from './outside-code.ts';
import type { Range } from '../text/range.ts';
import { placeOf, type ReportingFile, reportOn, type TextFile } from './file.ts';

/** Where the source text stands in a page. Offsets are UTF-16 units of the file's text. */
export interface Body {
  /** What stands between `<Source>` and `</Source>`. */
  start: number;
  end: number;
  /** Where the line after `</Source>` begins. */
  after: number;
}

/** What the lines of a page that begin with `<Source` or `</Source>` make of it. */
export interface FoundBody {
  /** Where what stands before the source text ends. */
  before: number;
  body?: Body;
  /** Where further `<Source>` tags stand. */
  repeated: number[];
  findings: Finding[];
}

// Not `^` and `$`: they hold at U+2028 and U+2029, too, which end no line.
const opening = /(?<![^\r\n])[\t ]*<Source(?=[\t />\r\n])[^\r\n]*/g;
const closing = /(?<![^\r\n])[\t ]*<\/Source>[\t ]*(?:\r*\n|\r|$)/g;

/** Finds the one `<Source>` of a page. Yields source-missing, source-tag, source-repeated and tag-unpaired. */
export function findBody(file: TextFile, from: number): FoundBody {
  const { text } = file;
  const reading = reportOn(file);
  const { findings } = reading;
  const [first, ...more] = tagsIn(file, from);
  if (!first) {
    refuseMissing(from, reading);
    return { before: text.length, repeated: [], findings };
  }
  for (const match of more) refuseRepeated(tagIn(match), first.index, reading);
  const repeated = more.map((match) => tagIn(match).start);
  const found: FoundBody = { before: first.index, repeated, findings };
  if (!/^[\t ]*<Source>[\t ]*$/.test(first[0])) refuseTag(first, reading);
  const { end: start } = tagIn(first);
  const [end] = matches(closing, text, start);
  if (!end) {
    refuseUnclosed(first.index, reading);
    return found;
  }
  return { ...found, body: { start, end: end.index, after: end.index + end[0].length } };
}

/**
 * Returns the lines that begin with the tag, none of them in code: that is looked for only where there are several, before the
 * text of the source and behind it apart, for a sign of the one is none in the other.
 */
function tagsIn({ text }: TextFile, from: number): RegExpExecArray[] {
  const all = matches(opening, text, from);
  if (all.length < 2) return all;
  const outside = (found: readonly RegExpExecArray[], start: number) =>
    outsideCode(
      found.map((match) => ({ match, index: tagIn(match).start - start })),
      text.slice(start),
    ).map(({ match }) => match);
  const [first] = outside(all, from);
  if (!first) return all;
  const [end] = matches(closing, text, first.index);
  const after = end ? end.index + end[0].length : text.length;
  const more = all.filter(({ index }) => index > first.index);
  return [
    first,
    ...more.filter(({ index }) => index < after),
    ...outside(
      more.filter(({ index }) => index >= after),
      after,
    ),
  ];
}

function matches(pattern: RegExp, text: string, from: number): RegExpExecArray[] {
  return [...text.matchAll(pattern)].filter((match) => match.index >= from);
}

/** Returns where the tag stands that begins a line; it ends with that. */
function tagIn({ 0: line, index }: RegExpExecArray): Range {
  const at = line.indexOf('<');
  return { start: index + at, end: index + openingEnd(line, at) };
}

function refuseMissing(at: number, file: ReportingFile): void {
  file.report(
    'source-missing',
    at,
    'Unexpected page without <Source>, expected the seed’s text between <Source> and </Source>',
    { hint: 'put <Source> and </Source> on lines of their own around the text' },
  );
}

function refuseTag({ 0: line, index }: RegExpExecArray, file: ReportingFile): void {
  file.report(
    'source-tag',
    { start: index, end: index + line.length },
    `Unexpected “${line.trim()}”, expected <Source> alone on its line, without attributes`,
    { hint: 'write <Source> on a line of its own, and the text below it' },
  );
}

function refuseRepeated(tag: Range, first: number, file: ReportingFile): void {
  file.report('source-repeated', tag, 'Unexpected second <Source>, expected one on each page', {
    hint: 'make a page for each seed; put a backslash before “<” if it is text',
    related: [{ ...placeOf(file, first), message: 'the first is here' }],
  });
}

function refuseUnclosed(at: number, file: ReportingFile): void {
  file.report(
    'tag-unpaired',
    at,
    'Unexpected <Source> without its end, expected </Source> alone on a line below the text',
    { hint: 'put </Source> on a line of its own after the last line of the seed’s text' },
  );
}
