import type { Place, Problem, Severity } from '../problem.ts';
import { type Lines, linesOf } from '../text/lines.ts';
import { escape } from './escape.ts';
import { excerpt } from './excerpt.ts';

interface File {
  text: string;
  lines: Lines;
}

/**
 * Returns the faults for a person at a terminal: each with its place, the line with the place marked, how to
 * mend it and the other places it is about; last, how many there are. `textOf` returns the text of a file, with
 * its byte order mark where it has one (columns count it), or undefined. Nothing of the edition is shown raw,
 * and no line begins with `::`, which a build log would take for a command.
 */
export function pretty(
  problems: readonly Problem[],
  textOf: (file: string) => string | undefined,
  { color = false }: { color?: boolean } = {},
): string {
  const paint = color ? painted : plain;
  const files = new Map<string, File | undefined>();
  const fileOf = (path: string) => {
    if (!files.has(path)) files.set(path, readFile(textOf(path)));
    return files.get(path);
  };
  const told = problems.map((problem) => `${tell(problem, fileOf(problem.place.file), paint)}\n\n`);
  return `${told.join('')}${summary(problems)}\n`;
}

function readFile(text: string | undefined): File | undefined {
  return text === undefined ? undefined : { text, lines: linesOf(text) };
}

type Paint = (text: string, style: keyof typeof styles) => string;

/** Select Graphic Rendition codes (ECMA-48, 8.3.117). */
const styles = { error: '1;31', warning: '1;33', place: '1', quiet: '2' };
const plain: Paint = (text) => text;
const painted: Paint = (text, style) => `\x1B[${styles[style]}m${text}\x1B[0m`;

function tell(problem: Problem, file: File | undefined, paint: Paint): string {
  const { place, severity, message, code, hint, related = [] } = problem;
  const head = [paint(where(place), 'place'), paint(severity, severity), escape(message)];
  return [
    `${head.join(' ')} ${paint(`[${code}]`, 'quiet')}`,
    ...(file ? marked(place, file, severity, paint) : []),
    ...(hint === undefined ? [] : [`  mend: ${escape(hint)}`]),
    ...related.map((other) => `  also: ${where(other)} ${escape(other.message)}`),
  ].join('\n');
}

/** A path that starts like nothing but a path, so that it cannot start a line with `::`. */
function where({ file, start }: Place): string {
  const path = escape(/^\w/.test(file) ? file : `./${file}`);
  return start ? `${path}:${start.line}:${start.column}` : path;
}

function marked({ start, end }: Place, file: File, severity: Severity, paint: Paint): string[] {
  const shown = start && excerpt(file.text, file.lines, start, end);
  if (!shown) return [];
  const number = String(start.line).padStart(4);
  return [
    `${paint(`${number} |`, 'quiet')} ${shown.source}`,
    `${paint(`${' '.repeat(number.length)} |`, 'quiet')} ${paint(shown.marks, severity)}`,
  ];
}

function summary(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = [count(errors, 'error'), count(problems.length - errors, 'warning')];
  return counts.filter((text) => text !== '').join(', ') || 'No faults.';
}

function count(number: number, word: string): string {
  if (number === 0) return '';
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
