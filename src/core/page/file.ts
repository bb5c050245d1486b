import type { Code } from '../faults.ts';
import type { Finding, Place, Point } from '../problem.ts';
import type { Scope } from './model.ts';
import { type Lines, linesOf, pointAt, startOfLine } from '../text/lines.ts';
import type { Range } from '../text/range.ts';

/** A text file of the edition, ready to be parsed. */
export interface TextFile {
  /** Path relative to the edition, with `/`. */
  path: string;
  /** Its text, without a byte order mark. */
  text: string;
  /** UTF-16 units that stood before `text` in the file: 1 for a byte order mark, which counts as a column. */
  dropped: number;
  lines: Lines;
}

/** Returns the file of a decoded text; a byte order mark is dropped from it and counted in its places. */
export function textFile(path: string, decoded: string): TextFile {
  const dropped = decoded.startsWith('\uFEFF') ? 1 : 0;
  const text = decoded.slice(dropped);
  return { path, text, dropped, lines: linesOf(text) };
}

/** Returns the text of a file as it lies on the disk: with the byte order mark that reading drops. */
export function rawText({ text, dropped }: TextFile): string {
  return '\uFEFF'.repeat(dropped) + text;
}

/** Returns the place of a stretch of the file. Offsets are UTF-16 units of its text, the end exclusive. */
export function placeOf(file: TextFile, start: number, end?: number): Place {
  // What is told by a place that nobody knows is told of the file.
  if (!Number.isInteger(start)) return { file: file.path };
  const place: Place = { file: file.path, start: pointOf(file, start) };
  if (end !== undefined) place.end = pointOf(file, end);
  return place;
}

/**
 * Where a fault of a file is: a stretch in UTF-16 units of its text, the end exclusive; a number where only the
 * beginning is known; a place that was worked out before.
 */
export type Where = number | Range | Place;

/** What a fault has beside its code, its place and its message. */
export type More = Omit<Finding, 'code' | 'place' | 'message'>;

/** A file with the faults that are found in it: whoever reads it, or looks at it, reports them there. */
export interface ReportingFile extends TextFile {
  findings: Finding[];
  report: (code: Code, where: Where, message: string, more?: More) => void;
}

/** Returns a file as one that faults are reported to, with none as yet. */
export function reportOn(file: TextFile): ReportingFile {
  const findings: Finding[] = [];
  return {
    ...file,
    findings,
    report: (code, where, message, more) => {
      findings.push({ code, message, place: placeAt(file, where), ...more });
    },
  };
}

function placeAt(file: TextFile, where: Where): Place {
  if (typeof where === 'number') return placeOf(file, where);
  return 'file' in where ? where : placeOf(file, where.start, where.end);
}

/** A text that was taken out of a file to be parsed, and the way from its UTF-16 offsets to the file's. */
export interface FilePassage {
  file: ReportingFile;
  text: string;
  toFile: (offset: number) => number;
  /** What it is, as the elements and citations in it say. */
  scope: Scope;
}

/** Returns the point of the file that a UTF-16 offset of its text stands at. */
export function pointOf(file: TextFile, offset: number): Point {
  const { line, column } = pointAt(file.lines, offset);
  return { line, column: column + (line === 1 ? file.dropped : 0) };
}

/** Returns the UTF-16 offset, in its text, of a point of the file. */
export function offsetOf({ lines, dropped }: TextFile, { line, column }: Point): number {
  return startOfLine(lines, line) + column - 1 - (line === 1 ? dropped : 0);
}

/** Returns the stretch of the file’s text that a place is; undefined where its end is not known. */
export function rangeOf(file: TextFile, { start, end }: Place): Range | undefined {
  return start && end && { start: offsetOf(file, start), end: offsetOf(file, end) };
}
