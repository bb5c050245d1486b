import { editionToWrite } from './edition.ts';
import { readOptions, run } from './options.ts';

const usage = `npm run promise -- [--edition <folder>]

Lists the addresses of the edition in content/addresses.yaml, beside those that stand there: from then on
npm run check tells when one of them is gone and leads nowhere. Run it when you publish.`;

async function main(): Promise<number> {
  const { values } = readOptions({});
  const dir = await editionToWrite(values.edition);
  const { promise } = await import('../io/promise.ts');
  const { checked, added, kept } = promise(dir);
  if (added === undefined) {
    const { report } = await import('./report.ts');
    process.stdout.write(report(checked, dir));
    console.error('Unexpected errors, expected none before an edition is promised');
    return 1;
  }
  console.log(`content/addresses.yaml: ${added} new, ${kept} as before`);
  return 0;
}

if (import.meta.main) await run(usage, main);
