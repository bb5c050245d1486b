import type { Edition } from '../core/edition/edition.ts';
import type { Problem } from '../core/problem.ts';
import { github } from '../core/report/github.ts';
import { json } from '../core/report/json.ts';
import { pretty } from '../core/report/pretty.ts';

export const formats = ['pretty', 'github', 'json'] as const;
export type Format = (typeof formats)[number];

/** Returns the faults of an edition as a text in one of the formats. */
export function report(problems: readonly Problem[], edition: Edition, format: Format): string {
  if (format === 'json') return json(problems);
  if (format === 'github') return github(problems);
  return pretty(problems, (path) => textOf(edition, path), { color: useColor() });
}

/** Returns the text of a file as it is counted in places: with the byte order mark that reading drops. */
function textOf(edition: Edition, path: string): string | undefined {
  const file = edition.files.get(path);
  return file && '\uFEFF'.repeat(file.dropped) + file.text;
}

/** Whether any of the faults keeps the site from being built. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

function useColor(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'];
}
