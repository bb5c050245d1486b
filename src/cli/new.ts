import { escape } from '../core/report/escape.ts';
import { splitVia } from './via.ts';
import { defineCommand } from './command.ts';
import { type Subject, writeEdition } from './edition.ts';
import { type Fault, tellFault } from './fault.ts';
import { type Io, print } from './io.ts';
import { UsageError } from './options.ts';
import type { Plan, PageOptions } from './plan.ts';
import type { Receiver } from './received.ts';
import { refusal } from '../io/refusal.ts';
import { filesOf, type Given } from './texts-in.ts';

const usage = `npm run new -- <file | folder>… [--edition <folder>] [--id <id>] [--title <title>]
    [--published <date>] [--publisher <name>] [--via "<name>, <name>"] [--author <name>]…
    [--encoding <name>] [--lines flow|indents|paragraphs|keep] [--footnotes source|editors]
    [--signs gutenberg]

Writes content/sources/<id>.mdx from each text, and its line in seeds/SHA256SUMS. A file that is not in seeds/ is
copied there; a name with capitals, spaces or letters other than a to z becomes a plain one, which is told. Nothing is ever
overwritten. Of a folder all texts that lie in it are taken, those that have a page passed over.

Of a Word document (.docx), an OpenDocument text (.odt), RTF, a web page (.html), Markdown (.md) and a PDF with its text in it
a text is made. It is told what is in the file and not in the text, such as italics, pictures and comments; the file is kept in
originals/, and the page says from which the text was made, when and by what. --footnotes says whose its notes are: a part of the text, at its end (source),
or the notes of the page (editors).

The publisher, and through whom the text came (--via), are entries of the glossary, by their names or ids; so is an
author who has one, and others are named as they are given. --author may be there again.

What the lines of a text are is seen from the text, and told. --lines says it: paragraphs by blank lines (flow),
also by indentation (indents), one a line (paragraphs), or lines that stay, as in verse and tables (keep). Given for a
page that nobody has worked on yet, it lays its text out anew.

--signs gutenberg puts the elements for how the original looks around the signs of such texts: _italics_, =bold=, M^{rs},
[illegible]. The signs are text, and stay.`;

const options = {
  id: { type: 'string' },
  title: { type: 'string' },
  published: { type: 'string' },
  publisher: { type: 'string' },
  author: { type: 'string', multiple: true },
  via: { type: 'string' },
  encoding: { type: 'string' },
  lines: { type: 'string' },
  footnotes: { type: 'string' },
  signs: { type: 'string' },
} as const;

/** `new`: writes the pages of texts. */
export const command = defineCommand({
  usage,
  options,
  positionals: true,
  run: ({ values, positionals }, io) => {
    if (positionals.length === 0)
      throw new UsageError('Unexpected end, expected the name of a text file');
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
  const files = filesOf(names, subject.dir, io);
  const texts = files.filter(({ passedOver }) => passedOver === undefined);
  if (texts.length > 1 && (values.id ?? values.title) !== undefined)
    throw new UsageError('Unexpected --id or --title with several files, expected one file');
  const receiver: Receiver = { ...subject, shelf: readInventory(subject.dir), caller: io };
  const given = catalogued(values, receiver.shelf.glossary);
  if ('problems' in given) {
    for (const { message, hint } of given.problems)
      print(io.stderr, escape(message) + (hint ? `\n  mend: ${escape(hint)}` : ''));
    return 1;
  }
  const make = async ({ name, isOfFolder }: Given) => {
    const isNumbered = isOfFolder || texts.length > 1;
    const plan = await planFor(name, { ...given.values, isNumbered }, receiver);
    if (!('found' in plan)) writePlan(plan, receiver);
    return plan;
  };
  let isDone = true;
  for (const file of files) isDone = (await addPage(file, make, io)) && isDone;
  return isDone ? 0 : 1;
}

/** Has the page of one file made, and tells what was done; false where it could not be. */
async function addPage(
  file: Given,
  make: (file: Given) => Promise<Plan | Fault>,
  io: Io,
): Promise<boolean> {
  const { name, isOfFolder, passedOver } = file;
  const passOver = (why: string) => {
    print(io.stdout, `${escape(name)} passed over: ${escape(why)}`);
    return true;
  };
  if (passedOver !== undefined) return passOver(passedOver);
  try {
    const made = await make(file);
    if ('found' in made) {
      if (isOfFolder && made.page !== undefined) return passOver(`it has ${made.page}`);
      tellFault(name, made, io);
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
