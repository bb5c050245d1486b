import { basename } from 'node:path';
import { isPassedOver } from '../core/edition/files.ts';
import { escape } from '../core/report/escape.ts';
import { linksOf } from './chain.ts';
import { editionToWrite } from './edition.ts';
import { readOptions, refusal, run, UsageError } from './options.ts';
import type { planFor, Values, writePlan } from './plan.ts';
import type { Shelf } from './shelf.ts';

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

async function main(): Promise<number> {
  const { values, positionals } = readOptions(options, true);
  if (positionals.length === 0)
    throw new UsageError('Unexpected end, expected the name of a text file');
  if (positionals.length > 1 && (values.id ?? values.title) !== undefined) {
    throw new UsageError('Unexpected --id or --title with several files, expected one file');
  }
  const dir = await editionToWrite(values.edition);
  const plans = await import('./plan.ts');
  const { readShelf } = await import('./shelf.ts');
  const { catalogued } = await import('./catalogue.ts');
  const fault = plans.faultOf(values);
  if (fault !== undefined) throw new UsageError(fault);
  const shelf = readShelf(dir);
  const via = values.via === undefined ? undefined : linksOf(values.via);
  const given = catalogued({ ...values, via }, shelf.glossary);
  if ('problems' in given) {
    for (const { message, hint } of given.problems)
      console.error(escape(message) + (hint ? `\n  mend: ${escape(hint)}` : ''));
    return 1;
  }
  const done = positionals.map((file) => addPage(file, dir, given.values, shelf, plans));
  return done.every(Boolean) ? 0 : 1;
}

/** What `plan.ts` does, which is loaded only where there is something to add. */
interface Plans {
  planFor: typeof planFor;
  writePlan: typeof writePlan;
}

/** Adds the page of one file, and tells what was done; false where it could not be. */
function addPage(file: string, dir: string, values: Values, shelf: Shelf, plans: Plans): boolean {
  // They come along where a shell is given a pattern.
  if (isPassedOver(basename(file))) {
    console.log(`${escape(file)} passed over: a hidden file, or one of the system`);
    return true;
  }
  try {
    const plan = plans.planFor(file, dir, values, shelf);
    if ('found' in plan) {
      console.error(
        `${escape(file)} error Unexpected ${escape(plan.found)}\n  mend: ${escape(plan.mend)}`,
      );
      return false;
    }
    plans.writePlan(plan, dir, shelf);
    console.log(`${plan.page.path} ${plan.was ? 'laid out anew' : 'written'}`);
    for (const note of plan.notes) console.log(`  ${escape(note)}`);
    return true;
  } catch (error) {
    console.error(refusal(error));
    return false;
  }
}

if (import.meta.main) await run(usage, main);
