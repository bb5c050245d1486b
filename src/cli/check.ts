import { editionFolder, readOptions, run, UsageError } from './options.ts';
import { formats, hasErrors, report } from './report.ts';

const usage = `npm run check -- [--edition <folder>] [--format pretty|github|json]

Reports every fault of the edition in one run. Exit code 1 on any error.`;

async function main(): Promise<number> {
  const { values } = readOptions({ format: { type: 'string' } });
  const format = formats.find((known) => known === (values.format ?? 'pretty'));
  if (!format)
    throw new UsageError(
      `Unexpected --format “${values.format}”, expected one of ${formats.join(', ')}`,
    );
  const dir = editionFolder(values.edition);
  const { checkEdition } = await import('../io/edition.ts');
  const { edition, problems } = checkEdition(dir);
  process.stdout.write(report(problems, edition, format));
  return hasErrors(problems) ? 1 : 0;
}

if (import.meta.main) await run(usage, main);
