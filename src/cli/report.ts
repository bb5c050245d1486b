import { basename } from 'node:path';
import type { Problem } from '../core/problem.ts';
import { github } from '../core/report/github.ts';
import { json } from '../core/report/json.ts';
import { pretty } from '../core/report/pretty.ts';
import { createFileText } from '../core/report/file-text.ts';
import { count } from '../core/text/count.ts';
import type { CheckedEdition } from '../io/edition.ts';
import type { Io } from './io.ts';

/** The formats of `--format`. */
export const formats = ['pretty', 'github', 'json'] as const;
/** One of the formats. */
export type ReportFormat = (typeof formats)[number];

/** How many faults of one code in one file are shown before the rest is counted. */
export const shown = 10;
/** How many faults of one code are shown in all. */
export const shownOfCode = 50;

/** A checked edition, and the folder that it lies in. */
export interface Reported extends CheckedEdition {
  dir: string;
}

/**
 * Returns the faults of an edition as a text in one of the formats. In `pretty`, of many faults of one kind in a file, or
 * in all, the first are shown and the rest is counted, unless `all` are asked for.
 */
export function report(
  { dir, edition, problems }: Reported,
  io: Io,
  { format = 'pretty', all = false }: { format?: ReportFormat; all?: boolean | undefined } = {},
): string {
  if (format === 'json') return json(problems);
  if (format === 'github') return github(problems);
  const { url, help } = edition.about;
  // Without its help the site has no address of it; `dev` has.
  const site = help ? (url?.replace(/\/$/, '') ?? '') : '';
  return pretty(problems, createFileText(edition), {
    color: io.stdout.isTTY === true && !io.env['NO_COLOR'],
    read: `${count(edition.sources.length, 'source')} in ${basename(dir)}`,
    help: (code) => `${site}/help/faults/${code}/`,
    ...(!all && { most: shown, mostOfCode: shownOfCode }),
  });
}

/** Whether any of the faults keeps the site from being built. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
