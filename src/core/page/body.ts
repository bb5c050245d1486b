import type { Finding } from '../problem.ts';
import { placeOf, type TextFile } from './file.ts';

/** Where the source text stands in a page. Offsets are UTF-16 units of the file's text. */
export interface Body {
  /** Where `<Source>`'s line begins, and where the line after `</Source>` does. */
  before: number;
  after: number;
  /** What stands between them. */
  start: number;
  end: number;
}

const opening = /^[\t ]*<Source(?=[\s/>])[^\r\n]*/gm;
const proper = /^ {0,3}<Source>[\t ]*$/;
const closing = /^ {0,3}<\/Source>[\t ]*$/gm;

/** Finds the one `<Source>` of a page. Yields source-missing, source-repeated and tag-unpaired. */
export function findBody(file: TextFile, from: number): { body?: Body; findings: Finding[] } {
  const { text } = file;
  const [first, ...more] = [...matches(opening, text, from)];
  if (!first) return { findings: [missing(file, from)] };
  const findings: Finding[] = more.map((match) => ({
    code: 'source-repeated',
    message: 'Unexpected second <Source>, expected one on each page',
    place: placeOf(file, match.index, match.index + match[0].length),
    hint: 'make a page for each seed; put a backslash before “<” if it is text',
    related: [{ ...placeOf(file, first.index), message: 'the first is here' }],
  }));
  if (!proper.test(first[0])) {
    findings.push({
      code: 'source-tag',
      message: `Unexpected “${first[0].trim()}”, expected <Source> alone on its line, without attributes`,
      place: placeOf(file, first.index, first.index + first[0].length),
      hint: 'write <Source> on a line of its own, and the text below it',
    });
  }
  const start = lineAfter(text, first.index + first[0].length);
  const [end] = matches(closing, text, start);
  if (!end) return { findings: [...findings, unclosed(file, first.index)] };
  const after = lineAfter(text, end.index + end[0].length);
  return { body: { before: first.index, start, end: end.index, after }, findings };
}

function* matches(pattern: RegExp, text: string, from: number): Generator<RegExpExecArray> {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const next = pattern.lastIndex;
    yield match;
    pattern.lastIndex = next;
  }
}

function lineAfter(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2;
  return Math.min(text.length, at + 1);
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

function unclosed(file: TextFile, at: number): Finding {
  return {
    code: 'tag-unpaired',
    message:
      'Unexpected <Source> without its end, expected </Source> alone on a line below the text',
    place: placeOf(file, at),
    hint: 'put </Source> on a line of its own after the last line of the seed’s text',
  };
}
