import type { Code, Severity } from './faults.ts';

/** A position in a file: 1-based line, 1-based column in UTF-16 code units. */
export interface Point {
  line: number;
  column: number;
}

/** Where something stands: a file of the edition and, where known, a stretch of it. The end is exclusive. */
export interface Place {
  /** Path relative to the edition's folder, with `/`. */
  file: string;
  start?: Point;
  end?: Point;
}

/** A second place that a fault is about, and what is there. */
export interface Related extends Place {
  message: string;
}

/** A fault as whoever found it tells it. */
export interface Finding {
  code: Code;
  /** What was found and what was expected. Quotes the file, so reports escape it. */
  message: string;
  place: Place;
  /** How to mend it. */
  hint?: string;
  related?: Related[];
  /** The words to put there, as they stand. */
  paste?: string;
  /** The name that it is about, which several entries share. */
  alias?: string;
  /** The date that it is about, where that can be read by what the edition is in, and whether two may stand there. */
  date?: { text: string; form: 'date' | 'doubt' | 'range' };
  /** What mends it for certain, which `npm run check -- --fix` does. */
  fix?: Fix;
}

/** What is put into a file, whose path is as in Place; one that there is none of is made. */
export interface Fix {
  file: string;
  insertions: Insertion[];
}

/** What is put into a file, and the UTF-16 offset in its text before which. */
export interface Insertion {
  at: number;
  text: string;
  /** How many units from there on it is put in the place of; without it nothing is taken out. */
  over?: number;
}

/** A fault of the edition, ready to be reported. */
export interface Problem extends Finding {
  severity: Severity;
}

/** Orders by file, line, column, then code and message, so that two runs report alike. */
export function compareProblems(a: Problem, b: Problem): number {
  const start = (p: Problem) => p.place.start ?? { line: 0, column: 0 };
  return (
    compare(a.place.file, b.place.file) ||
    start(a).line - start(b).line ||
    start(a).column - start(b).column ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
