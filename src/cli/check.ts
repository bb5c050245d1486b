import { escape } from '../core/report/escape.ts';
import type { CheckedEdition } from '../io/edition.ts';
import type { Mend } from '../io/fix.ts';
import { changed } from './changed.ts';
import { editionFolder, editionToWrite } from './edition.ts';
import { readOptions, run, UsageError } from './options.ts';
import { formats, hasErrors, report, shown, shownOfCode } from './report.ts';

const usage = `npm run check -- [--edition <folder>] [--format pretty|github|json] [--all] [--fix]

Reports every fault of the edition in one run. Exit code 1 on any error.
Of many faults of one kind the first ${shown} of a file and the first ${shownOfCode} of all are shown; with --all, and in the
other formats, all are.
--fix first makes the mends that are certain, and prints them: backslashes before what Markdown would take for
its own, the beginnings of missing notes, marks behind the last words of their claims, the lines of SHA256SUMS. It never changes a seed.`;

async function main(): Promise<number> {
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
  const dir = values.fix ? await editionToWrite(values.edition) : editionFolder(values.edition);
  const { mends, ...done } = values.fix ? await fixed(dir) : await checked(dir);
  // The other formats are read by programs: what was changed is no part of them.
  const tell = format === 'pretty' ? console.log : console.error;
  for (const line of mends.map(describe)) tell(line);
  process.stdout.write(report(done, dir, format, values.all));
  return hasErrors(done.problems) ? 1 : 0;
}

async function fixed(dir: string): Promise<CheckedEdition & { mends: Mend[] }> {
  const { fixEdition } = await import('../io/fix.ts');
  return fixEdition(dir);
}

async function checked(dir: string): Promise<CheckedEdition & { mends: Mend[] }> {
  const { checkEdition } = await import('../io/edition.ts');
  return { ...checkEdition(dir, progress()), mends: [] };
}

function describe({ path, line, column, text, taken }: Mend): string {
  return `${escape(path)}:${line}:${column} mended: ${changed(text, taken)}`;
}

/** How long a run may be silent, in milliseconds. */
const patience = 200;

/** Shows on a terminal how far a long run is. The line is written over, and gone at the end. */
function progress(): ((done: number, total: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
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
