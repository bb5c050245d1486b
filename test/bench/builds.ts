import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { cacheFolder } from '../../src/io/cache.ts';
import { anyEdition, type AnyEdition } from '../core/any-edition.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

/*
 * Builds editions put together at random: what `check` lets pass, `build` builds. It takes seconds an edition, so that
 * it is run by hand: `node test/bench/builds.ts [how many] [seed]`. The pure part of it is a test.
 */

const [count = '20', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);

function run(command: string, args: string[]): { code: number | null; printed: string } {
  const { status, stdout, stderr } = runToEnd(
    process.execPath,
    [join(root, 'src/cli/main.ts'), command, ...args],
    { encoding: 'utf8', maxBuffer: 1e9 },
  );
  return { code: status, printed: stdout + stderr };
}

/** Returns what the build of an edition said where it failed; 'faults' where it was refused by the check. */
function failureOf(files: AnyEdition): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'any-'));
  const dir = join(folder, 'edition');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  try {
    if (run('check', ['--edition', dir]).code !== 0) return 'faults';
    const { code, printed } = run('build', ['--edition', dir, '--out', join(folder, 'site')]);
    return code === 0 ? undefined : printed;
  } finally {
    rmSync(cacheFolder(dir), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

let [built, refused, failed] = [0, 0, 0];
for (const files of fc.sample(anyEdition, { numRuns: Number(count), seed: Number(seed) })) {
  const failure = failureOf(files);
  if (failure === undefined) built++;
  else if (failure === 'faults') refused++;
  else {
    failed++;
    console.log(`${JSON.stringify(files, undefined, 1)}\n${failure.slice(-2000)}\n`);
  }
}
console.log(`seed ${seed}: ${built} built, ${refused} refused by the check, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
