import { escape } from '../core/report/escape.ts';
import { editionToWrite } from './edition.ts';
import { readOptions, refusal, run, UsageError } from './options.ts';
import type { Values } from './plan.ts';

const usage = `npm run new -- <file.txt>… [--edition <folder>] [--id <id>] [--title <title>]
    [--published <date>] [--publisher <id>] [--encoding <name>] [--lines keep|flow]

Writes content/sources/<id>.mdx from each seed, and its line in seeds/SHA256SUMS.
A file that is not in seeds/ is copied there. Nothing is ever overwritten.`;

const options = {
  id: { type: 'string' },
  title: { type: 'string' },
  published: { type: 'string' },
  publisher: { type: 'string' },
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
  const fault = plans.faultOf(values);
  if (fault !== undefined) throw new UsageError(fault);
  const done = positionals.map((file) => addPage(file, dir, values, plans));
  return done.every(Boolean) ? 0 : 1;
}

/** Adds the page of one file, and tells what was done; false where it could not be. */
function addPage(
  file: string,
  dir: string,
  values: Values,
  { planFor, writePlan }: typeof import('./plan.ts'),
): boolean {
  try {
    const plan = planFor(file, dir, values);
    if ('found' in plan) {
      console.error(`${escape(file)} error Unexpected ${escape(plan.found)}\n  mend: ${plan.mend}`);
      return false;
    }
    writePlan(plan, dir);
    console.log(`content/sources/${plan.page}.mdx written`);
    for (const note of plan.notes) console.log(`  ${escape(note)}`);
    return true;
  } catch (error) {
    console.error(refusal(error));
    return false;
  }
}

if (import.meta.main) await run(usage, main);
