import type { Edition } from '../core/edition/edition.ts';
import type { Problem } from '../core/problem.ts';
import { github } from '../core/report/github.ts';
import { json } from '../core/report/json.ts';
import { escape } from '../core/report/escape.ts';
import { pretty } from '../core/report/pretty.ts';
import { textOf } from '../core/report/text-of.ts';
import { checkEdition } from '../io/edition.ts';
import { fixEdition, type Mend } from '../io/fix.ts';
import { editionFolder, readOptions, run, UsageError } from './options.ts';

/** How many faults of one code in one file are shown before the rest is counted. */
const shown = 10;

const usage = `npm run check -- [--edition <folder>] [--format pretty|github|json] [--all] [--fix]

Reports every fault of the edition in one run. Exit code 1 on any error.
Of many faults of one kind in a file the first ${shown} are shown; with --all, and in the other formats, all are.
--fix first makes the mends that are certain, and prints them: backslashes before what Markdown would take for
its own, the beginnings of missing notes, the lines of SHA256SUMS. It never changes a seed.`;

const formats = ['pretty', 'github', 'json'] as const;
type Format = (typeof formats)[number];

/** Returns the faults of an edition as a text in one of the formats. */
export function report(
  problems: readonly Problem[],
  edition: Edition,
  format: Format,
  all = false,
): string {
  if (format === 'json') return json(problems);
  if (format === 'github') return github(problems);
  const site = edition.about.url?.replace(/\/$/, '') ?? '';
  return pretty(problems, (path) => textOf(edition, path), {
    color: useColor(),
    help: (code) => `${site}/help/faults/${code}/`,
    ...(!all && { most: shown }),
  });
}

/** Whether any of the faults keeps the site from being built. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

function useColor(): boolean {
  return process.stdout.isTTY === true && !process.env['NO_COLOR'];
}

function main(): number {
  const { values } = readOptions({
    format: { type: 'string' },
    all: { type: 'boolean' },
    fix: { type: 'boolean' },
  });
  const format = formats.find((known) => known === (values.format ?? 'pretty'));
  if (!format)
    throw new UsageError(
      `Unexpected --format “${values.format}”, expected one of ${formats.join(', ')}`,
    );
  const dir = editionFolder(values.edition);
  const { edition, problems, mends } = values.fix
    ? fixEdition(dir)
    : { ...checkEdition(dir, progress()), mends: [] };
  // The other formats are read by programs: what was changed is no part of them.
  const tell = format === 'pretty' ? console.log : console.error;
  for (const line of mends.map(describe)) tell(line);
  process.stdout.write(report(problems, edition, format, values.all));
  return hasErrors(problems) ? 1 : 0;
}

function describe({ path, line, column, text }: Mend): string {
  return `${escape(path)}:${line}:${column} mended: + ${escape(text.trim())}`;
}

/** How long a run may be silent, in milliseconds. */
const patience = 200;

/** Shows on a terminal how far a long run is. The line is written over, and gone at the end. */
function progress(): ((done: number, total: number) => void) | undefined {
  if (process.stderr.isTTY !== true) return undefined;
  let last = performance.now();
  let written = false;
  return (done, total) => {
    const now = performance.now();
    if (done === total && written) process.stderr.write('\r\x1B[K');
    if (done === total || now - last < patience) return;
    last = now;
    written = true;
    process.stderr.write(`\r${done} of ${total} pages read`);
  };
}

if (import.meta.main) await run(usage, main);
