import { runChecks } from '../core/checks/run.ts';
import { codes } from '../core/faults.ts';
import { escape } from '../core/report/escape.ts';
import type { CheckedEdition } from '../io/edition.ts';
import type { Mend } from '../io/fix.ts';
import { changed } from './changed.ts';
import { defineCommand } from './command.ts';
import { editionToRead, type Readable, type Subject, writeEdition } from './edition.ts';
import { type Io, type Output, print } from './io.ts';
import { UsageError } from './options.ts';
import { formats, hasErrors, report, shown, shownOfCode } from './report.ts';

const usage = `npm run check -- [--edition <folder>] [--format pretty|github|json] [--all] [--strict] [--fix]

Reports every fault of the edition in one run. Exit code 1 on any error.
Of many faults of one kind the first ${shown} of a file and the first ${shownOfCode} of all are shown; with --all, and in the
other formats, all are.
With --strict warnings count as errors, and what an edition can do without is missed, too: claims that are not told in
plain words.
--fix first makes the mends that are certain, and prints them: backslashes before what Markdown would take for
its own, the beginnings of missing notes, marks behind the last words of their claims, the lines of SHA256SUMS. It never changes a seed.`;

/** `check`: tells the faults of an edition. */
export const command = defineCommand({
  usage,
  options: {
    format: { type: 'string' },
    all: { type: 'boolean' },
    strict: { type: 'boolean' },
    fix: { type: 'boolean' },
  },
  run: async ({ values }, io) => {
    const wanted = values.format ?? 'pretty';
    const format = formats.find((known) => known === wanted);
    if (!format)
      throw new UsageError(
        `Unexpected --format “${wanted}”, expected one of ${formats.join(', ')}`,
      );
    const { mends, ...read } = values.fix
      ? await writeEdition(values.edition, io, fixed)
      : await checked(editionToRead(values.edition, io), io);
    const done = values.strict ? { ...read, problems: runChecks(read.edition, codes) } : read;
    // The other formats are read by programs: what was changed is no part of them.
    const stream = format === 'pretty' ? io.stdout : io.stderr;
    for (const line of mends.map(describe)) print(stream, line);
    io.stdout.write(report(done, io, { format, all: values.all }));
    const { signedBy } = await import('../io/signature.ts');
    const signature = signedBy(done.dir, done.edition);
    if (signature && 'fault' in signature) {
      print(io.stderr, escape(signature.fault));
      return 1;
    }
    return hasErrors(done.problems) || (values.strict && done.problems.length > 0) ? 1 : 0;
  },
});

/** An edition as it was checked, where it lies, and what was mended in it before. */
interface Checked extends CheckedEdition {
  dir: string;
  mends: Mend[];
}

async function fixed({ dir, command }: Subject): Promise<Checked> {
  const { fixEdition } = await import('../io/fix.ts');
  return { dir, ...fixEdition(dir, command) };
}

async function checked({ dir, ...reading }: Readable, io: Io): Promise<Checked> {
  const { checkEdition } = await import('../io/edition.ts');
  const onPage = progress(io.stderr);
  return { dir, ...checkEdition(dir, { ...reading, onPage }), mends: [] };
}

function describe({ path, line, column, text, taken }: Mend): string {
  return `${escape(path)}:${line}:${column} mended: ${changed(text, taken)}`;
}

/** How long a run may be silent, in milliseconds. */
const patience = 200;

/** Shows on a terminal how far a long run is. The line is written over, and gone at the end. */
function progress(output: Output): ((done: number, total: number) => void) | undefined {
  if (output.isTTY !== true) return undefined;
  let last = performance.now();
  let written = false;
  return (done, total) => {
    const now = performance.now();
    if (done === total && written) output.write('\r\x1B[K');
    if (done === total || now - last < patience) return;
    last = now;
    written = true;
    output.write(`\r${done} of ${total} pages read`);
  };
}
