import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, root } from '../../src/io/edition.ts';
import { changeSource, writeEdition } from './generate.ts';
import { measure, type Measured, sizeOf } from './measure.ts';
import { benchSearch } from './search.ts';
import { machine, table } from './table.ts';

const usage = `npm run bench -- [--sources 1000] [--keep <folder>]

Writes an edition of so many sources, the same in every run, and measures what checking and building it takes;
then asks the search of the edition here and of a small one in many languages what readers may ask.
It goes to a temporary folder that is deleted afterwards, or to --keep, a folder that is new or empty.`;

/** Runs the commands as a publisher does, one after another on the same edition. */
async function bench(folder: string, sources: number): Promise<void> {
  const dir = join(folder, 'edition');
  const out = join(folder, 'site');
  mkdirSync(dir, { recursive: true });
  writeEdition(dir, sources);
  const rows: [string, Measured][] = [];
  const run = async (name: string, command: string, ...options: string[]) => {
    const args = [join(root, 'src/cli', command), '--edition', dir, ...options];
    rows.push([name, await measure(args, join(folder, 'timings.jsonl'))]);
    console.error(`${name}: ${rows.at(-1)?.[1].wall.toFixed(1)} s`);
  };
  const forget = () => rmSync(cacheFolder(dir), { recursive: true, force: true });
  await run('check, cold', 'check.ts');
  await run('check, again', 'check.ts');
  forget();
  await run('build, cold', 'build.ts', '--out', out);
  await run('build, again', 'build.ts', '--out', out);
  changeSource(dir, 0);
  await run('build, one source changed', 'build.ts', '--out', out);
  forget();
  const [edition, site, index] = [dir, out, join(out, 'pagefind')].map(sizeOf);
  console.log(`${machine()}\n\n${table(sources, rows, { edition, site, index })}`);
  const editions = { own: root, languages: join(root, 'test/fixtures/languages') };
  const built = { own: join(folder, 'own'), languages: join(folder, 'languages'), large: out };
  for (const name of ['own', 'languages'] as const) {
    const args = ['--edition', editions[name], '--out', built[name]];
    await measure([join(root, 'src/cli/build.ts'), ...args], join(folder, 'timings.jsonl'));
  }
  console.log(`\n${await benchSearch(built)}`);
}

const { values } = parseArgs({
  options: {
    sources: { type: 'string', default: '1000' },
    keep: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const sources = Number(values.sources);
if (values.help || !Number.isInteger(sources) || sources < 1) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  const folder = resolve(values.keep ?? mkdtempSync(join(tmpdir(), 'margent-bench-')));
  await bench(folder, sources);
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
