import type { Problem } from '../problem.ts';
import { escape, pasteable } from './escape.ts';

/**
 * Returns the faults as workflow commands, one a line, which GitHub shows beside the lines of a pull request
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). The hint, the words to paste and the other places follow the message.
 */
export function github(problems: readonly Problem[]): string {
  return problems.map((problem) => `${command(problem)}\n`).join('');
}

function command({ severity, code, message, hint, paste, related = [], place }: Problem): string {
  const properties: [string, string | number | undefined][] = [
    ['file', place.file],
    ['line', place.start?.line],
    ['col', place.start?.column],
    ['endLine', place.end?.line],
    ['endColumn', place.end?.column],
    ['title', code],
  ];
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(String(value))}`],
  );
  const lines = [
    message,
    ...(hint === undefined ? [] : [`mend: ${hint}`]),
    ...(paste === undefined ? [] : [`paste: ${pasteable(paste)}`]),
    ...related.map((other) => `also: ${other.file}:${other.start?.line ?? 1} ${other.message}`),
  ];
  return `::${severity} ${written.join(',')}::${data(lines.join('\n'))}`;
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Line ends stay, in the commands' own escapes; what else is hidden is shown as in the other reports. */
function data(text: string): string {
  const lines = text.split('\n').map((line) => escape(line).replaceAll('%', '%25'));
  return lines.join('%0A');
}
