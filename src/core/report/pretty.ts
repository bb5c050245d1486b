import type { Place, Problem } from '../problem.ts';
import { count } from '../text/count.ts';
import { greatest } from '../text/greatest.ts';
import { type Lines, linesOf } from '../text/lines.ts';
import { escape, pasteable } from './escape.ts';
import { excerpt } from './excerpt.ts';

interface File {
  text: string;
  lines: Lines;
}

/** How faults are shown. */
export interface PrettyOptions {
  color?: boolean;
  /** How many of one code in one file are shown before the rest is counted. */
  most?: number;
  /** How many of one code are shown in all files together. */
  mostOfCode?: number;
  /** What was read, such as “4 sources in letters”: how many faults it has is told last. */
  read?: string;
  /** Returns the address of the page about a fault; with it the faults are listed by their codes at the end. */
  help?: (code: string) => string;
}

/**
 * Returns the faults for a person at a terminal: each with its place, the line with the place marked, how to
 * mend it, and the other places it is about with their lines; last, how many there are. `textOf` returns the text of a file, with
 * its byte order mark where it has one (columns count it), or undefined. Nothing of the edition is shown raw,
 * and no line begins with `::`, which a build log would take for a command.
 */
export function pretty(
  problems: readonly Problem[],
  textOf: (file: string) => string | undefined,
  { color = false, most = Infinity, mostOfCode = Infinity, read, help }: PrettyOptions = {},
): string {
  const paint = color ? painted : plain;
  const files = new Map<string, File | undefined>();
  const fileOf = (path: string) => {
    if (!files.has(path)) files.set(path, readFile(textOf(path)));
    return files.get(path);
  };
  const { shown, more, hidden } = choose(problems, most, mostOfCode);
  const lines = shown.map((problem) => {
    const number = more.get(problem) ?? 0;
    return `${tell(problem, fileOf, paint)}\n\n${number > 0 ? rest(problem, number) : ''}`;
  });
  return `${lines.join('')}${restOfCodes(hidden)}${help ? byCode(problems, help) : ''}${summary(problems, read)}\n`;
}

function groupOf({ code, place }: Problem): string {
  return `${code} ${place.file}`;
}

function countedBy(
  problems: readonly Problem[],
  keyOf: (problem: Problem) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const key = keyOf(problem);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The faults to show, how many more of its code its file has behind the last of them, and those of too many files. */
interface Chosen {
  shown: Problem[];
  more: Map<Problem, number>;
  hidden: Problem[];
}

function choose(problems: readonly Problem[], most: number, mostOfCode: number): Chosen {
  const ofCode = new Map<string, number>();
  const groups = new Map<string, { number: number; cut: boolean; last: Problem }>();
  const chosen: Chosen = { shown: [], more: new Map(), hidden: [] };
  for (const problem of problems) {
    const { code } = problem;
    const group = groups.get(groupOf(problem)) ?? { number: 0, cut: false, last: problem };
    groups.set(groupOf(problem), group);
    const isFew = group.number++ < most;
    group.cut ||= isFew && (ofCode.get(code) ?? 0) >= mostOfCode;
    if (group.cut) chosen.hidden.push(problem);
    else if (!isFew) chosen.more.set(group.last, (chosen.more.get(group.last) ?? 0) + 1);
    else {
      ofCode.set(code, (ofCode.get(code) ?? 0) + 1);
      chosen.shown.push((group.last = problem));
    }
  }
  return chosen;
}

/** One line for each code of which there are too many in too many files. */
function restOfCodes(hidden: readonly Problem[]): string {
  const lines = [...countedBy(hidden, ({ code }) => code)].map(([code, number]) => {
    const own = hidden.filter((problem) => problem.code === code);
    const files = new Set(own.map(({ place }) => place.file)).size;
    return `${number} more [${code}] in ${count(files, 'file')}, which --all shows\n`;
  });
  return lines.length > 0 ? `${lines.join('')}\n` : '';
}

function rest({ code, place: { file } }: Problem, more: number): string {
  return `${where({ file })}: ${more} more [${code}], which --all shows\n\n`;
}

type FileOf = (path: string) => File | undefined;

function readFile(text: string | undefined): File | undefined {
  return text === undefined ? undefined : { text, lines: linesOf(text) };
}

type Paint = (text: string, style: keyof typeof styles) => string;

/** Select Graphic Rendition codes (ECMA-48, 8.3.117). */
const styles = { error: '1;31', warning: '1;33', place: '1', quiet: '2' };
const plain: Paint = (text) => text;
const painted: Paint = (text, style) => `\x1B[${styles[style]}m${text}\x1B[0m`;

function tell(problem: Problem, fileOf: FileOf, paint: Paint): string {
  const { place, severity, message, code, hint, paste, related = [] } = problem;
  const lines = {
    number: (words: string) => paint(words, 'quiet'),
    marks: (words: string) => paint(words, severity),
  };
  const head = [paint(where(place), 'place'), paint(severity, severity), escape(message)];
  return [
    `${head.join(' ')} ${paint(`[${code}]`, 'quiet')}`,
    ...marked(place, fileOf(place.file), lines),
    ...(hint === undefined ? [] : [`  mend: ${escape(hint)}`]),
    ...(paste === undefined ? [] : [`  paste: ${pasteable(paste)}`]),
    ...related.flatMap((other) => [
      `  also: ${where(other)} ${escape(other.message)}`,
      ...marked(other, fileOf(other.file), lines),
    ]),
  ].join('\n');
}

/** A path that starts like nothing but a path, so that it cannot start a line with `::`. */
function where({ file, start }: Place): string {
  const path = escape(/^\w/.test(file) ? file : `./${file}`);
  return start ? `${path}:${start.line}:${start.column}` : path;
}

function marked(
  { start, end }: Place,
  file: File | undefined,
  paint: Record<'number' | 'marks', (words: string) => string>,
): string[] {
  const shown = start && file && excerpt(file, start, end);
  if (!shown) return [];
  const number = String(start.line).padStart(4);
  return [
    `${paint.number(`${number} |`)} ${shown.source}`,
    `${paint.number(`${' '.repeat(number.length)} |`)} ${paint.marks(shown.marks)}`,
  ];
}

/** How many faults there are of each code, and where they are explained. */
function byCode(problems: readonly Problem[], help: (code: string) => string): string {
  const counts = [...countedBy(problems, ({ code }) => code)].sort(
    (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
  );
  const width = String(greatest(counts.map(([, number]) => number))).length;
  const lines = counts.map(
    ([code, number]) => `${String(number).padStart(width + 2)} × ${code}  ${escape(help(code))}\n`,
  );
  return lines.length > 0 ? `${lines.join('')}\n` : '';
}

function summary(problems: readonly Problem[], read: string | undefined): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  if (read === undefined) return counts.join(', ') || 'No faults.';
  return `${escape(read)}: ${counts.join(', ') || 'no faults'}`;
}
