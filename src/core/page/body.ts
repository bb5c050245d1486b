import type { Finding } from '../problem.ts';
import { openingEnd } from './element.ts';
import { placeOf, type TextFile } from './file.ts';

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
const opening = /(?<![^\r\n])([\t ]*)<Source(?=[\t />\r\n])[^\r\n]*/g;
const closing = /(?<![^\r\n])[\t ]*<\/Source>[\t ]*(?:\r*\n|\r|$)/g;

/** Finds the one `<Source>` of a page. Yields source-missing, source-tag, source-repeated and tag-unpaired. */
export function findBody(file: TextFile, from: number): FoundBody {
  const { text } = file;
  const [first, ...more] = matches(opening, text, from);
  if (!first) return { before: text.length, repeated: [], findings: [missing(file, from)] };
  const tags = more.map((match) => match.index + String(match[1]).length);
  const found: FoundBody = {
    before: first.index,
    repeated: tags,
    findings: tags.map((at) => repeated(file, at, first.index)),
  };
  if (!/^[\t ]*<Source>[\t ]*$/.test(first[0])) found.findings.push(badTag(file, first));
  const lineEnd = first.index + first[0].length;
  const start = Math.min(lineEnd, openingEnd(text, first.index + String(first[1]).length));
  const [end] = matches(closing, text, start);
  if (!end) return { ...found, findings: [...found.findings, unclosed(file, first.index)] };
  return { ...found, body: { start, end: end.index, after: end.index + end[0].length } };
}

function matches(pattern: RegExp, text: string, from: number): RegExpExecArray[] {
  return [...text.matchAll(pattern)].filter((match) => match.index >= from);
}

function missing(file: TextFile, at: number): Finding {
  return {
    code: 'source-missing',
    message:
      'Unexpected page without <Source>, expected the seed’s text between <Source> and </Source>',
    place: placeOf(file, at),
    hint: 'put <Source> and </Source> on lines of their own around the text',
  };
}

function badTag(file: TextFile, { 0: line, index }: RegExpExecArray): Finding {
  return {
    code: 'source-tag',
    message: `Unexpected “${line.trim()}”, expected <Source> alone on its line, without attributes`,
    place: placeOf(file, index, index + line.length),
    hint: 'write <Source> on a line of its own, and the text below it',
  };
}

function repeated(file: TextFile, at: number, first: number): Finding {
  return {
    code: 'source-repeated',
    message: 'Unexpected second <Source>, expected one on each page',
    place: placeOf(file, at, openingEnd(file.text, at)),
    hint: 'make a page for each seed; put a backslash before “<” if it is text',
    related: [{ ...placeOf(file, first), message: 'the first is here' }],
  };
}

function unclosed(file: TextFile, at: number): Finding {
  return {
    code: 'tag-unpaired',
    message:
      'Unexpected <Source> without its end, expected </Source> alone on a line below the text',
    place: placeOf(file, at),
    hint: 'put </Source> on a line of its own after the last line of the seed’s text',
  };
}
