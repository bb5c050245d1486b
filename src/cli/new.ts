import { basename } from 'node:path';
import { isPassedOver } from '../core/edition/files.ts';
import { escape } from '../core/report/escape.ts';
import { splitVia } from './via.ts';
import { defineCommand } from './command.ts';
import { type Subject, writeEdition } from './edition.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import type { Plan, PageOptions } from './plan.ts';
import type { Fault, Receiver } from './received.ts';
import { refusal } from '../io/refusal.ts';

const usage = `npm run new -- <file.txt>… [--edition <folder>] [--id <id>] [--title <title>]
    [--published <date>] [--publisher <name>] [--via "<name>, <name>"] [--author <name>]…
    [--encoding <name>] [--lines flow|indents|paragraphs|keep]

Writes content/sources/<id>.mdx from each text, and its line in seeds/SHA256SUMS. A file that is not in seeds/ is
copied there. Nothing is ever overwritten.

The publisher, and through whom the text came (--via), are entries of the glossary, by their names or ids; so is an
author who has one, and others are named as they are given. --author may be there again.

What the lines of a text are is seen from the text, and told. --lines says it: paragraphs by blank lines (flow),
also by indentation (indents), one a line (paragraphs), or lines that stay, as in verse and tables (keep). Given for a
page that nobody has worked on yet, it lays its text out anew.`;

const options = {
  id: { type: 'string' },
  title: { type: 'string' },
  published: { type: 'string' },
  publisher: { type: 'string' },
  author: { type: 'string', multiple: true },
  via: { type: 'string' },
  encoding: { type: 'string' },
  lines: { type: 'string' },
} as const;

/** `new`: writes the pages of texts. */
export const command = defineCommand({
  usage,
  options,
  positionals: true,
  run: ({ values, positionals }, io) => {
    if (positionals.length === 0)
      throw new UsageError('Unexpected end, expected the name of a text file');
    if (positionals.length > 1 && (values.id ?? values.title) !== undefined) {
      throw new UsageError('Unexpected --id or --title with several files, expected one file');
    }
    const via = values.via === undefined ? undefined : splitVia(values.via);
    return writeEdition(values.edition, io, (subject) =>
      addPages(positionals, { ...values, via }, { subject, io }),
    );
  },
});

async function addPages(
  names: readonly string[],
  values: PageOptions,
  { subject, io }: { subject: Subject; io: Io },
): Promise<number> {
  const { faultOf, planFor, writePlan } = await import('./plan.ts');
  const { readInventory } = await import('./inventory.ts');
  const { catalogued } = await import('./catalogue.ts');
  const fault = faultOf(values);
  if (fault !== undefined) throw new UsageError(fault);
  const receiver: Receiver = { ...subject, shelf: readInventory(subject.dir), caller: io };
  const given = catalogued(values, receiver.shelf.glossary);
  if ('problems' in given) {
    for (const { message, hint } of given.problems)
      print(io.stderr, escape(message) + (hint ? `\n  mend: ${escape(hint)}` : ''));
    return 1;
  }
  const make = (name: string) => {
    const plan = planFor(name, given.values, receiver);
    if (!('found' in plan)) writePlan(plan, receiver);
    return plan;
  };
  const done = names.map((name) => addPage(name, make, io));
  return done.every(Boolean) ? 0 : 1;
}

/** Has the page of one file made, and tells what was done; false where it could not be. */
function addPage(name: string, make: (name: string) => Plan | Fault, io: Io): boolean {
  // They come along where a shell is given a pattern.
  if (isPassedOver(basename(name))) {
    print(io.stdout, `${escape(name)} passed over: a hidden file, or one of the system`);
    return true;
  }
  try {
    const made = make(name);
    if ('found' in made) {
      print(
        io.stderr,
        `${escape(name)} error Unexpected ${escape(made.found)}\n  mend: ${escape(made.hint)}`,
      );
      return false;
    }
    print(io.stdout, `${made.page.path} ${made.was ? 'laid out anew' : 'written'}`);
    for (const note of made.notes) print(io.stdout, `  ${escape(note)}`);
    return true;
  } catch (error) {
    print(io.stderr, refusal(error));
    return false;
  }
}
