import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../../src/io/cache.ts';
import { toolFolder } from '../../src/io/root.ts';
import { defineCommand, runCommand } from '../../src/cli/command.ts';
import { UsageError } from '../../src/cli/options.ts';
import { runAsProcess } from '../../src/cli/process.ts';
import { exportTimes } from './exports.ts';
import { forms } from './forms.ts';
import { benchGrowth } from './growth.ts';
import { changeSource, writeEdition } from './generate.ts';
import { measure, type Measured, sizeOf } from './measure.ts';
import { weightOf } from '../site/weight.ts';
import { type Scale, scaleTable } from './scale.ts';
import { benchSearch, bytesOfFirstAnswer } from './search.ts';
import { machine, table, weights } from './table.ts';

const usage = `npm run bench -- [--sources 1000,5000] [--keep <folder>] [--growth <words of a name>]

Writes an edition of so many sources, the same in every run, and measures what checking and building it takes, and
what it asks of readers; for each of the numbers, one after the other (1000 where you give none).
Then it asks the search of the edition here and of a small one in many languages what readers may ask.
All goes to a temporary folder that is deleted afterwards, or to --keep, a folder that is new or empty.
At last every construct that a file may hold is grown by doublings, and the exponent drawn by which the time grows:
one over 1.2 is a fault. With --growth this alone is done, for those in whose names its words are; “” is all.`;

/** Runs the commands as a publisher does, one after another on editions of so many sources, and tells what they took. */
async function bench(folder: string, sizes: readonly number[]): Promise<void> {
  const scales: Scale[] = [];
  for (const sources of sizes) scales.push(await benchSize(join(folder, String(sources)), sources));
  console.log(`\n${scaleTable(scales)}`);
  const editions = { own: toolFolder, languages: join(toolFolder, 'test/fixtures/languages') };
  const built = { own: join(folder, 'own'), languages: join(folder, 'languages') };
  for (const name of ['own', 'languages'] as const) {
    const args = ['build', '--edition', editions[name], '--out', built[name]];
    rmSync(cacheFolder(editions[name]), { recursive: true, force: true });
    const main = join(toolFolder, 'src/cli/main.ts');
    const { cpu = NaN } = await measure([main, ...args], join(folder, 'timings.jsonl'));
    console.log(`\n${name}: built anew in ${cpu.toFixed(1)} s of CPU`);
  }
  const [source = ''] = readdirSync(join(built.own, 'sources'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'page')
    .map(({ name }) => name);
  console.log(weights(weightOf(built.own, '/', `sources/${source}/index.html`)));
  await benchTei(folder);
  const large = scales.at(-1)?.out;
  console.log(`\n${await benchSearch({ ...built, ...(large !== undefined && { large }) })}`);
}

/** Takes the largest volume of TEI in that lies beside the repository, where one does, and writes it in each form that goes out. */
async function benchTei(folder: string): Promise<void> {
  const volume = join(toolFolder, '../shared/corpora/tei/frus1936v03.xml');
  if (!existsSync(volume)) return;
  const dir = join(folder, 'tei');
  mkdirSync(join(dir, 'content'), { recursive: true });
  writeFileSync(join(dir, 'content/edition.yaml'), 'title: Volume\n');
  const args = [join(toolFolder, 'src/cli/main.ts'), 'import', 'tei', volume, '--edition', dir];
  const { wall, cpu = NaN, memory = NaN } = await measure(args, join(folder, 'timings.jsonl'));
  const size = (statSync(volume).size / 1e6).toFixed(1);
  console.log(
    `\nimport tei, ${size} MB: ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU, ${(memory / 1e6).toFixed(0)} MB of memory`,
  );
  console.log(`\n${exportTimes(dir)}`);
}

/** Does so with one edition. */
async function benchSize(folder: string, sources: number): Promise<Scale> {
  const dir = join(folder, 'edition');
  const out = join(folder, 'site');
  mkdirSync(dir, { recursive: true });
  writeEdition(dir, sources);
  const rows: [string, Measured][] = [];
  const run = async (name: string, command: string, ...options: string[]) => {
    const args = [join(toolFolder, 'src/cli/main.ts'), command, '--edition', dir, ...options];
    const measured = await measure(args, join(folder, 'timings.jsonl'));
    rows.push([name, measured]);
    console.error(`${name}: ${measured.wall.toFixed(1)} s`);
    return measured;
  };
  const forget = () => rmSync(cacheFolder(dir), { recursive: true, force: true });
  await run('check, cold', 'check');
  await run('check, again', 'check');
  forget();
  const cold = await run('build, cold', 'build', '--out', out);
  await run('build, again', 'build', '--out', out);
  changeSource(dir, 0);
  const changed = await run('build, one source changed', 'build', '--out', out);
  forget();
  const [edition, site, index] = [dir, out, join(out, 'pagefind')].map(sizeOf);
  console.log(`${machine()}\n\n${table(sources, rows, { edition, site, index })}\n\n${forms(out)}`);
  const [page = ''] = readdirSync(join(out, 'sources')).filter((name) =>
    name.startsWith('source-'),
  );
  console.log(weights(weightOf(out, '/', `sources/${page}/index.html`)));
  return { sources, cold, changed, out, answer: await bytesOfFirstAnswer(out) };
}

/** Tells how the time grows with each construct, and returns whether it does so as it should. */
async function growth(words: string): Promise<boolean> {
  const { table, faults } = await benchGrowth(words);
  console.log(
    `\n${table}\n\n${faults.length === 0 ? 'None too steep.' : `Too steep: ${faults.join(', ')}.`}`,
  );
  return faults.length === 0;
}

/** Returns the folder to work in, and whether it is to be kept. */
function workFolder(keep: string | undefined): { folder: string; kept: boolean } {
  if (keep === undefined)
    return { folder: mkdtempSync(join(tmpdir(), 'margent-bench-')), kept: false };
  const folder = resolve(keep);
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) {
    throw new UsageError(`Unexpected --keep “${keep}”, expected a folder that is new or empty`);
  }
  return { folder, kept: true };
}

const command = defineCommand({
  usage,
  options: {
    sources: { type: 'string', default: '1000' },
    keep: { type: 'string' },
    growth: { type: 'string' },
  },
  run: async ({ values }) => {
    if (values.edition !== undefined) {
      throw new UsageError(
        'Unexpected --edition, expected none: the edition is written for the purpose',
      );
    }
    if (!/^[1-9]\d*(?:,[1-9]\d*)*$/.test(values.sources)) {
      throw new UsageError(
        `Unexpected --sources “${values.sources}”, expected whole numbers from 1, with commas between`,
      );
    }
    if (values.growth !== undefined) return (await growth(values.growth)) ? 0 : 1;
    const { folder, kept } = workFolder(values.keep);
    try {
      await bench(folder, values.sources.split(',').map(Number));
    } finally {
      if (!kept) rmSync(folder, { recursive: true, force: true });
    }
    return (await growth('')) ? 0 : 1;
  },
});

await runAsProcess((args, io) => runCommand(command, args, io));
